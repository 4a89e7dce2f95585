import type { JsonObject } from '../../../support/json';
import { change, container, type MadeUpContainer, planOf } from '../../../support/made-up-plan';
import { radiusOf, touched } from '../../../support/plans';

const PRIMARY: MadeUpContainer = { path: 's/A', kind: 'server', flavor: 'aof' };
const CACHE: MadeUpContainer = { path: 's/A', kind: 'server', flavor: 'nordb' };
const REPLICA: MadeUpContainer = { path: 's/B', kind: 'server', flavor: 'aof', follows: 's/A' };
const TLS: MadeUpContainer = { path: 's/T', kind: 'terminator', serves: 's/A' };
const REPLACED = ['delete', 'create'];

function move(
  address: string,
  actions: readonly string[],
  was?: MadeUpContainer,
  will?: MadeUpContainer,
): JsonObject {
  const [before, after] = [was, will].map((one) => (one === undefined ? null : container(one)));
  return change(`docker_container.${address}`, actions, { before, after });
}

function volume(name: string, actions: readonly string[], rest: JsonObject = {}): JsonObject {
  return change(
    'docker_volume.A_DataVolume_00000000',
    actions,
    {
      before: actions.includes('create') && actions.length === 1 ? null : { name },
      after: actions.includes('create') || actions.includes('no-op') ? { name } : null,
    },
    rest,
  );
}

describe('the keys of a primary', () => {
  test.each([
    ['deleted first', REPLACED],
    ['created first', ['create', 'delete']],
    ['left behind', ['create', 'forget']],
    ['done something to that nobody knows', ['transmogrify']],
  ])('are lost when its data volume is %s', (_, actions) => {
    const changes = [move('A', ['no-op'], PRIMARY, PRIMARY), volume('s/a-data', actions)];
    expect(radiusOf(planOf(changes)).worst).toBe('data-loss');
  });

  test('are lost with a volume of any name that its container mounts', () => {
    const mounting = { ...PRIMARY, volume: 'mine' };
    const changes = [move('A', ['no-op'], mounting, mounting), volume('mine', ['delete'])];
    expect(touched(planOf(changes))).toEqual([
      'data-loss A: its data volume is destroyed: all keys are lost',
    ]);
  });

  test('are lost with a volume whose label names its server', () => {
    const owned = (actions: readonly string[]) =>
      change('docker_volume.any', actions, {
        before: {
          name: 'any',
          labels: [
            { label: 'cdktf-redis.owner', value: 's/A' },
            { label: 'cdktf-redis.part', value: 'data' },
          ],
        },
      });
    expect(touched(planOf([owned(['delete'])]))).toEqual([
      'data-loss A: its data volume is destroyed: all keys are lost',
    ]);
  });

  test('are lost with a volume whose container nobody knows any more', () => {
    expect(touched(planOf([volume('prod-a-data', ['delete'])]))).toEqual([
      'data-loss prod-a: its data volume is destroyed: all keys are lost',
    ]);
  });

  test('are lost with a left-over of its data volume', () => {
    const left = volume('s/a-data', ['delete'], { deposed: '00000000' });
    const changes = [move('A', ['no-op'], PRIMARY, PRIMARY), left];
    expect(radiusOf(planOf(changes)).worst).toBe('data-loss');
  });

  test('stay behind when it starts on another volume', () => {
    const changes = [move('A', REPLACED, PRIMARY, { ...PRIMARY, volume: 'other' })];
    expect(touched(planOf(changes))).toEqual([
      'data-loss A: starts without its keys: they stay on the volume s/a-data',
    ]);
  });

  test('are kept when a change is taken back that a server refused to start with', () => {
    const refused = { ...PRIMARY, flavor: 'nordb' };
    const gate = (exit_code: number) =>
      change('docker_container.ready', ['no-op'], {
        before: { attach: true, exit_code, labels: [{ label: 'cdktf-redis.owner', value: 's/A' }] },
      });
    const back = move('A', REPLACED, refused, PRIMARY);
    expect(touched(planOf([back, gate(1)]))).toEqual([
      'restart A: restarts: nothing is lost if it can save its data',
    ]);
    expect(touched(planOf([back, gate(0)]))).toEqual([
      'data-loss A: the memory-only server restarts: all keys are lost',
    ]);
  });

  test('are lost when a server that is gone becomes memory-only', () => {
    const cache = { ...CACHE, path: PRIMARY.path, volume: 's/a-data' };
    const gone = move('A', ['delete'], PRIMARY);
    const plan = planOf([move('A', ['create'], undefined, cache)], { resource_drift: [gone] });
    expect(touched(plan)).toEqual([
      'data-loss A: becomes memory-only: it refuses to start on its data, or deletes the data if the code accepts that',
    ]);
  });

  test('are gone already when its volume is created again, whatever its new name', () => {
    const next = { ...PRIMARY, volume: 's/a-data-2' };
    const created = change('docker_volume.any', ['create'], {
      after: {
        name: 's/a-data-2',
        labels: [
          { label: 'cdktf-redis.owner', value: 's/A' },
          { label: 'cdktf-redis.part', value: 'data' },
        ],
      },
    });
    const gone = move('A', ['delete'], PRIMARY);
    const plan = planOf([move('A', ['create'], undefined, next), created], { resource_drift: [gone] });
    expect(touched(plan)).toEqual([
      'restart A: is gone already, and so is its data volume: both are created again',
    ]);
    expect(touched(planOf([move('A', REPLACED, PRIMARY, next), created]))).toEqual([
      'data-loss A: starts without its keys: they stay on the volume s/a-data',
    ]);
  });

  test('give way when it becomes a replica', () => {
    const demoted = { ...REPLICA, path: 's/A', follows: 's/C' };
    expect(touched(planOf([move('A', REPLACED, PRIMARY, demoted)]))).toEqual([
      'data-loss A: becomes a replica of s/C: its keys are replaced by those of s/C',
    ]);
  });

  test('are kept when its container has another address', () => {
    const changes = [move('A', ['delete'], PRIMARY), move('A2', ['create'], undefined, PRIMARY)];
    expect(touched(planOf(changes))).toEqual([
      'restart A: restarts: nothing is lost if it can save its data',
    ]);
  });

  test('are kept when its container is removed and the volume is not', () => {
    const changes = [move('A', ['delete'], PRIMARY), volume('s/a-data', ['no-op'])];
    expect(touched(planOf(changes))).toEqual(['restart A: is removed: its data volume stays']);
  });

  test.each([
    [['update'], 'none A: runs on'],
    [['forget'], 'none A: runs on, and Terraform no longer manages it'],
  ])('are not touched by %p of the container, memory-only or not', (actions, meaning) => {
    const after = actions[0] === 'forget' ? undefined : CACHE;
    expect(touched(planOf([move('A', actions, CACHE, after)]))).toEqual([meaning]);
  });

  test('are lost when a container that does not say its flavor yet is memory-only from now on', () => {
    const { path } = CACHE;
    expect(touched(planOf([move('A', REPLACED, { path, volume: 's/a-data' }, CACHE)]))).toEqual([
      'data-loss A: the memory-only server restarts: all keys are lost',
    ]);
  });
});

describe('the keys of a replica', () => {
  const chained = { ...REPLICA, path: 's/C', follows: 's/B' };

  test('are lost in a whole chain when the first primary starts empty', () => {
    const changes = [
      move('A', REPLACED, CACHE, CACHE),
      move('B', ['no-op'], REPLICA, REPLICA),
      move('C', ['no-op'], chained, chained),
    ];
    expect(radiusOf(planOf(changes)).services.map(({ impact }) => impact)).toEqual(
      Array(3).fill('data-loss'),
    );
  });

  test('are lost when a memory-only primary that had stopped starts again', () => {
    const changes = [move('A', ['create'], undefined, CACHE), move('B', ['no-op'], REPLICA, REPLICA)];
    expect(touched(planOf(changes))).toContain(
      'data-loss B: its primary s/A starts empty, so this replica is emptied too',
    );
  });

  test('are copied again from a primary that is not in the plan', () => {
    const memory = { ...REPLICA, flavor: 'nordb' };
    expect(touched(planOf([move('B', REPLACED, memory, memory)]))).toEqual([
      'restart B: loses its copy of the keys, and copies them again from its primary s/A',
    ]);
  });

  test('give way to those of another primary', () => {
    expect(touched(planOf([move('B', REPLACED, REPLICA, { ...REPLICA, follows: 's/C' })]))).toEqual([
      'restart B: follows s/C instead of s/A: its copy is replaced by the keys of s/C',
    ]);
  });

  test('are judged without end where two follow each other', () => {
    const other = { ...REPLICA, path: 's/A', follows: 's/B', flavor: 'nordb' };
    const one = { ...REPLICA, flavor: 'nordb' };
    const changes = [move('A', REPLACED, other, other), move('B', REPLACED, one, one)];
    expect(radiusOf(planOf(changes)).worst).toBe('data-loss');
  });
});

describe('a proxy', () => {
  test('that is replaced cuts connections, and that of a replica its own', () => {
    const link = { path: 's/B/Link', kind: 'link', serves: 's/B' };
    const changes = [move('T', REPLACED, TLS, TLS), move('L', REPLACED, link, link)];
    expect(touched(planOf(changes))).toEqual([
      'reconnect B/Link: s/B connects to its primary again; no data is touched',
      'reconnect T: clients of s/A reconnect; no data is touched',
    ]);
  });

  test('is cut by a network that is replaced under it', () => {
    const network = change('docker_network.T', REPLACED, {
      before: { name: 's/t-edge' },
      after: { name: 's/t-edge' },
    });
    expect(touched(planOf([move('T', ['no-op'], TLS, TLS), network]))).toEqual([
      'reconnect T: connections break, because a resource that connects it is removed or replaced; no data is touched',
    ]);
  });
});

describe('clients of a plan that generates secrets anew', () => {
  const CA = 'tls_self_signed_cert.T_CertificateAuthority_Certificate_00000000';
  const generated = (address: string, actions = REPLACED) => ({
    address,
    mode: 'managed',
    type: address.split('.')[0],
    change: { actions, before: {}, after: {} },
  });
  /** Each file has a reference, as in a block of an attribute. */
  const using = (...uses: (readonly [from: string, to: string])[]) => ({
    configuration: {
      root_module: {
        resources: uses.map(([address, to]) => ({
          address,
          expressions: { upload: [{ content: { references: [`${to}.result`, to] } }] },
        })),
      },
    },
  });

  test('need the new CA certificate, also if only a certificate of it is uploaded', () => {
    const uses = using(
      ['docker_container.T', 'tls_locally_signed_cert.T_Certificate_00000000'],
      ['tls_locally_signed_cert.T_Certificate_00000000', CA],
    );
    const changes = [move('T', REPLACED, TLS, TLS), generated(CA)];
    expect(touched(planOf(changes, uses))).toEqual([
      'new-settings T: clients need new settings before they can connect again: another CA certificate, because Terraform replaces it',
      'reconnect T: clients of s/A reconnect; no data is touched',
    ]);
    expect(touched(planOf(changes))).toEqual(['reconnect T: clients of s/A reconnect; no data is touched']);
  });

  test.each([
    ['A_Password_00000000', 'the user default'],
    ['A_UserPassword-my_app_00000000', 'the user my_app'],
    ['A_ProbePassword_00000000', undefined],
    ['A_ReplicationPassword_00000000', undefined],
  ])('need the new password: %s', (id, user) => {
    const uses = using(['docker_container.A', `random_password.${id}`]);
    const changes = [move('A', REPLACED, PRIMARY, PRIMARY), generated(`random_password.${id}`)];
    expect(touched(planOf(changes, uses))).toEqual([
      ...(user === undefined
        ? []
        : [
            `new-settings A: clients need new settings before they can connect again: another password of ${user}`,
          ]),
      'restart A: restarts: nothing is lost if it can save its data',
    ]);
  });
});

test('clients of a plan with another value of a given password need the new one', () => {
  const users = JSON.stringify([['default', 'b5c8d3f1', '~*', '&*', '+@all']]);
  const server = (): JsonObject => {
    const { labels, ...rest } = container(PRIMARY);
    const clients = { 'cdktf-redis.endpoint': 'none', 'cdktf-redis.users': users };
    const more = Object.entries(clients).map(([label, value]) => ({ label, value }));
    return { ...rest, labels: [...(Array.isArray(labels) ? labels : []), ...more] };
  };
  const files = (password: string, probe: string): JsonObject => ({
    name: 's/a-config',
    upload: [
      {
        file: '/etc/cdktf-redis/users.acl',
        content: `user default on #${password.repeat(64)} ~*\nuser probe on #${probe.repeat(64)} +ping\n`,
      },
    ],
  });
  const changes = (password: string) => [
    change('docker_container.A', REPLACED, { before: server(), after: server() }),
    change('docker_container.A_Config', REPLACED, { before: files('a', 'a'), after: files(password, 'b') }),
  ];
  expect(touched(planOf(changes('b')))).toEqual([
    'new-settings A: clients need new settings before they can connect again: another password of the user default',
    'restart A: restarts: nothing is lost if it can save its data',
  ]);
  expect(touched(planOf(changes('a')))).toEqual([
    'restart A: restarts: nothing is lost if it can save its data',
  ]);
});

describe('a plan', () => {
  test('tells apart services of the same path in two modules', () => {
    const inModule = (name: string) => ({
      ...move('A', REPLACED, PRIMARY, PRIMARY),
      address: `module.${name}.docker_container.A`,
      module_address: `module.${name}`,
    });
    expect(radiusOf(planOf([inModule('x'), inModule('y')])).services).toHaveLength(2);
  });

  test('leaves out what is not of the library, also volumes that are named like ours', () => {
    const changes = [
      change('docker_volume.db', ['delete'], { before: { name: 'postgres-data' } }),
      change('docker_container.web', REPLACED, { before: { name: 'web' }, after: { name: 'web' } }),
      change('aws_instance.web', ['delete'], { before: { id: 'i' } }),
    ];
    expect(radiusOf(planOf(changes))).toEqual({
      worst: 'none',
      errored: false,
      partial: false,
      images: [],
      services: [],
    });
  });
});
