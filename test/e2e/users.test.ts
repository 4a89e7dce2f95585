import type { TerraformStack } from 'cdktf';
import {
  CommandRule,
  ConnectionOutputs,
  KeyPattern,
  RedisService,
  type RedisUser,
  RemovalPolicy,
  Replica,
  TlsTerminator,
  UserManagement,
} from 'cdktf-redis';
import { createClient } from 'redis';
import { ask, withPassword } from './support/clients';
import * as docker from './support/docker';
import { Stage } from './support/stage';
import { waitUntil } from './support/wait-until';

const IMAGES = {
  'redis:6.0': ['redis', '6.0'],
  'redis:7.0': ['redis', '7.0'],
  'valkey:8.1': ['valkey', '8.1'],
  haproxy: ['haproxy', '2.6'],
} as const;

const STACK = 'e2e-users';

const ALL = [CommandRule.allowCategory('all')];
const OPERATOR = { name: 'operator', keys: [KeyPattern.readWrite('*')], channels: ['*'], commands: ALL };
const REPORT = {
  name: 'report',
  keys: [KeyPattern.readOnly('app:*')],
  commands: [CommandRule.allowCategory('read'), CommandRule.allow('ping')],
};

/** An edit of the stack: the users of the service that saves users at runtime. */
interface Edit {
  readonly app?: Partial<RedisUser>;
  readonly withReport?: boolean;
}

function build({ app = {}, withReport = true }: Edit = {}) {
  return (stack: TerraformStack): void => {
    const removalPolicy = RemovalPolicy.DESTROY;
    const prefix = stack.node.id;
    const users = [{ name: 'app', keys: [KeyPattern.readWrite('app:*')], channels: ['app:*'] }, REPORT];
    const managed = new RedisService(stack, 'Managed', {
      versionString: '7.0-aof',
      name: `${prefix}-managed`,
      users: [...users, OPERATOR],
      defaultUser: false,
      removalPolicy,
    });
    const runtime = new RedisService(stack, 'Runtime', {
      versionString: '7.0-aof',
      name: `${prefix}-runtime`,
      users: [{ ...users[0], name: 'app', ...app }, ...(withReport ? [REPORT] : []), OPERATOR],
      userManagement: UserManagement.RUNTIME,
      removalPolicy,
    });
    const old = new RedisService(stack, 'Old', {
      versionString: '6.0-aof',
      name: `${prefix}-old`,
      users: [{ name: 'app', keys: [KeyPattern.readWrite('app:*')] }, OPERATORS_OF_6_0],
      defaultUser: false,
      userManagement: UserManagement.RUNTIME,
      removalPolicy,
    });
    const valkey = new RedisService(stack, 'Valkey', {
      versionString: 'valkey:8.1-aof',
      name: `${prefix}-valkey`,
      users,
      defaultUser: false,
      removalPolicy,
    });
    const copy = new Replica(stack, 'Copy', { primary: managed, name: `${prefix}-copy`, removalPolicy });
    const services = { managed, runtime, old, valkey, copy };
    for (const [index, [id, service]] of Object.entries(services).entries()) {
      new TlsTerminator(stack, `${id}Tls`, { service, port: 16600 + index, name: `${prefix}-${id}-tls` });
      const own = service === valkey ? ['app', 'report'] : ['app', 'operator'];
      for (const user of service === managed ? [...own, 'report'] : own)
        new ConnectionOutputs(stack, `${id}_${user}`, { service, user });
      new ConnectionOutputs(stack, id, { service });
    }
  };
}

/** Redis 6.0 has no channel rules. */
const OPERATORS_OF_6_0 = { name: 'operator', keys: [KeyPattern.readWrite('*')], commands: ALL };

describe('users', () => {
  const stage = new Stage(STACK, IMAGES);
  const url = (output: string) => stage.text(`${output}_url`);
  const ca = (output: string) => stage.text(`${output}_ca_certificate`);
  /** Runs a command as the user of an output, and returns the answer. */
  const as = async (output: string, ...command: string[]) =>
    ask(await url(output), command, await ca(output));
  const refused = async (output: string, ...command: string[]) =>
    expect(as(output, ...command)).rejects.toThrow(/NOPERM/);
  const usersOf = async (output: string) => {
    const list = await as(output, 'ACL', 'USERS');
    return Array.isArray(list) ? list.map(String).sort() : [];
  };
  const restart = async (name: string) => {
    await docker.restart(`${STACK}-${name}`);
    await docker.waitHealthy(`${STACK}-${name}`);
    await docker.waitHealthy(`${STACK}-${name}-tls`);
  };

  beforeAll(() => stage.deploy(build()), 600_000);

  afterAll(() => stage.clear(), 60_000);

  describe.each([
    ['Redis 7.0', 'managed'],
    ['Valkey 8.1', 'valkey'],
  ])('of %s', (_, id) => {
    test('can run the commands of their rules on their keys and channels, and nothing else', async () => {
      expect(await as(`${id}_app`, 'SET', 'app:fruit', 'medlar')).toBe('OK');
      expect(await as(`${id}_app`, 'PUBLISH', 'app:news', 'ripe')).toBe(0);
      await refused(`${id}_app`, 'SET', 'other:fruit', 'quince');
      await refused(`${id}_app`, 'PUBLISH', 'other:news', 'ripe');
      await refused(`${id}_app`, 'CONFIG', 'GET', 'dir');
      await expect(as(`${id}_app`, 'EVAL', 'return redis.call("GET", "other:fruit")', '0')).rejects.toThrow(
        /can't access|ACL failure/,
      );
    }, 60_000);

    test('can read and not write keys with read-only access', async () => {
      expect(await as(`${id}_report`, 'GET', 'app:fruit')).toBe('medlar');
      await refused(`${id}_report`, 'SET', 'app:fruit', 'sloe');
      await refused(`${id}_report`, 'GET', 'other:fruit');
    }, 60_000);
  });

  test('of Redis 6.0 can run the commands of their rules on their keys, and on every channel', async () => {
    expect(await as('old_app', 'SET', 'app:fruit', 'medlar')).toBe('OK');
    expect(await as('old_app', 'PUBLISH', 'any:news', 'ripe')).toBe(0);
    await refused('old_app', 'SET', 'other:fruit', 'quince');
    await refused('old_app', 'CONFIG', 'GET', 'dir');
  }, 60_000);

  test('of a replica are the users of its primary, with passwords of their own', async () => {
    await waitUntil('the write arrives', async () => (await as('copy_app', 'GET', 'app:fruit')) === 'medlar');
    await refused('copy_app', 'GET', 'other:fruit');
    expect(await usersOf('copy_operator')).toEqual(await usersOf('managed_operator'));
    const foreign = withPassword(await url('copy_app'), new URL(await url('managed_app')).password);
    await expect(ask(foreign, ['PING'], await ca('copy'))).rejects.toThrow(/WRONGPASS/);
  }, 60_000);

  test.each(['managed', 'old', 'valkey', 'copy'])(
    'are the client users of %s, and nobody can log in as default',
    async (id) => {
      expect(await as(id, 'SET', 'app:login', 'app').catch(String)).toMatch(/OK|READONLY/);
      const attempt = new URL(await url(id));
      for (const [username, password] of [
        ['default', attempt.password],
        ['default', ''],
        ['', attempt.password],
      ]) {
        const other = Object.assign(new URL(attempt), { username, password });
        await expect(ask(other.toString(), ['PING'], await ca(id))).rejects.toThrow(/WRONGPASS|NOAUTH/);
      }
      const nobody = Object.assign(new URL(attempt), { username: '', password: '' });
      for (const command of [['PING'], ['GET', 'app:fruit'], ['ACL', 'WHOAMI'], ['HELLO', '3']])
        await expect(ask(nobody.toString(), command, await ca(id))).rejects.toThrow(/NOAUTH/);
    },
    60_000,
  );

  test.each(['managed', 'old', 'valkey'])(
    'can log in to %s with HELLO, as RESP3 clients do',
    async (id) => {
      const client = createClient({
        url: await url(id),
        RESP: 3,
        socket: { tls: true, ca: await ca(id), reconnectStrategy: false },
      });
      client.on('error', () => undefined); // the rejected promise carries it
      await client.connect();
      try {
        expect(await client.sendCommand(['SET', 'app:login', 'app'])).toBe('OK');
        await expect(client.sendCommand(['SET', 'login', 'app'])).rejects.toThrow(/NOPERM/);
      } finally {
        client.destroy();
      }
    },
    60_000,
  );

  test('that are managed in code are reset to the code by a restart, and cannot be saved', async () => {
    const declared = await usersOf('managed_operator');
    expect(declared).toEqual(['app', 'default', 'operator', 'probe', 'replication', 'report']);
    expect(await as('managed_operator', 'ACL', 'SETUSER', 'guest', 'on', 'nopass', '+ping')).toBe('OK');
    expect(await as('managed_operator', 'ACL', 'SETUSER', 'app', '~*')).toBe('OK');
    await expect(as('managed_operator', 'ACL', 'SAVE')).rejects.toThrow(/error trying to save the ACLs/);
    expect(await as('managed_app', 'SET', 'other:fruit', 'quince')).toBe('OK');
    await restart('managed');
    expect(await usersOf('managed_operator')).toEqual(declared);
    await refused('managed_app', 'SET', 'other:fruit', 'quince');
  }, 90_000);

  describe.each(['runtime', 'old'])('that service %s saves at runtime', (id) => {
    const operator = `${id}_operator`;

    test('survive restarts, with their changes and deletions, in files that only the server can read', async () => {
      expect(
        await as(operator, 'ACL', 'SETUSER', 'guest', 'on', '>guest-of-sixteen', '~\\*"%s', '+get'),
      ).toBe('OK');
      expect(await as(operator, 'ACL', 'SETUSER', 'app', '~more:*')).toBe('OK');
      expect(await as(operator, 'ACL', 'SETUSER', 'unsaved', 'on')).toBe('OK');
      expect(await as(operator, 'ACL', 'DELUSER', 'unsaved')).toBe(1);
      expect(await as(operator, 'ACL', 'SAVE')).toBe('OK');
      expect(await as(operator, 'ACL', 'SETUSER', 'unsaved', 'on')).toBe('OK');
      const guest = await as(operator, 'ACL', 'LIST');
      await restart(id);
      const users = await usersOf(operator);
      expect(users).toContain('guest');
      expect(users).not.toContain('unsaved');
      expect(String(guest)).toContain(' ~\\*"%s ');
      expect(String(await as(operator, 'ACL', 'LIST'))).toContain(' ~\\*"%s ');
      expect(await as(`${id}_app`, 'SET', 'more:fruit', 'sorb')).toBe('OK');
      const files = await docker.exec(`${STACK}-${id}`, 'sh', '-c', 'stat -c "%a %U %n" /data/users.acl*');
      expect(files).toBe('600 redis /data/users.acl\n600 redis /data/users.acl.declared\n');
    }, 90_000);
  });

  test('of the code stay deleted after a deletion at runtime, and are updated if the code changes', async () => {
    expect(await as('runtime_operator', 'ACL', 'DELUSER', 'report')).toBe(1);
    expect(await as('runtime_operator', 'ACL', 'SAVE')).toBe('OK');
    await restart('runtime');
    expect(await usersOf('runtime_operator')).not.toContain('report');

    const app = { keys: [KeyPattern.readWrite('new:*')] };
    await stage.edit(build({ app }));
    expect(await stage.plannedChanges()).toEqual([
      'replace docker_container.Runtime_ConfigContainer',
      'replace docker_container.Runtime_Container',
      'replace docker_container.Runtime_Ready',
      'replace terraform_data.Runtime_Revision',
    ]);
    await stage.deployment.apply();
    await waitUntil('the new server serves', async () => (await as('runtime', 'PING')) === 'PONG');
    expect(await as('runtime_app', 'SET', 'new:fruit', 'medlar')).toBe('OK');
    await refused('runtime_app', 'SET', 'more:fruit', 'sorb');
    const users = await usersOf('runtime_operator');
    expect(users).toEqual(['app', 'default', 'guest', 'operator', 'probe', 'replication']);

    await stage.edit(build({ app: { keys: [KeyPattern.readWrite('*')] }, withReport: false }));
    await stage.deployment.apply();
    await waitUntil('the new server serves', async () => (await as('runtime', 'PING')) === 'PONG');
    expect(await as('runtime_app', 'GET', 'more:fruit')).toBe('sorb');
    expect(await usersOf('runtime_operator')).toEqual(users);
    expect(await stage.plannedChanges()).toEqual([]);
  }, 180_000);

  test('are reset to the code if their file on the volume is damaged, and the log reports it', async () => {
    await docker.exec(`${STACK}-runtime`, 'sh', '-c', 'echo "user app on nopass +@a" >/data/users.acl');
    await restart('runtime');
    expect(await usersOf('runtime_operator')).toEqual(['app', 'default', 'operator', 'probe', 'replication']);
    expect(await docker.logs(`${STACK}-runtime`)).toContain('/data/users.acl is damaged: it is renamed');
  }, 90_000);
});
