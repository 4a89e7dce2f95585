import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callLater } from '../support/cli';
import { FakeDocker } from '../support/fake-docker';

jest.setTimeout(60_000);

const docker = new FakeDocker();
const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-orphans-'));
const stack = join(folder, 'prod');
const state = join(folder, 'state.json');

const labels = (...pairs: [string, string][]) => pairs.map(([label, value]) => ({ label, value }));
mkdirSync(stack);
writeFileSync(
  join(stack, 'cdk.tf.json'),
  JSON.stringify({
    resource: {
      docker_container: {
        Redis: { name: 'prod-redis', labels: labels(['cdktf-redis.construct', 'prod/Redis']) },
        Config: { name: 'prod-redis-config', labels: labels(['cdktf-redis.owner', 'prod/Redis']) },
        Tls: { name: 'prod-tls', labels: labels(['cdktf-redis.construct', 'prod/Tls $${x}']) },
      },
      docker_network: { Net: { name: 'prod-redis-net' } },
      docker_volume: {
        Socket: { name: 'prod-redis-socket' },
        Data: { name: 'prod-redis-data-${substr(terraform_data.Owner.id, 0, 8)}' },
      },
    },
  }),
);

const EMPTY = { format_version: '1.0' };
const ofRedis = { 'cdktf-redis.owner': 'prod/Redis', 'cdktf-redis.part': 'surroundings' };
const data = (path: string) => ({ 'cdktf-redis.owner': path, 'cdktf-redis.part': 'data' });

const container = (id: string, name: string, its: object, status: string) => ({
  Id: id,
  Name: `/${name}`,
  Config: { Labels: its },
  State: { Status: status },
});

const LEFT = {
  container: [
    container('c1', 'prod-redis', { 'cdktf-redis.construct': 'prod/Redis' }, 'running'),
    container('c2', 'prod-redis-config', ofRedis, 'created'),
    container('c3', 'prod-tls', { 'cdktf-redis.construct': 'prod/Tls ${x}' }, 'exited'),
    // The name of a resource, but the label of another stack, and the other way round.
    container('c4', 'prod-tls', { 'cdktf-redis.construct': 'other/Tls' }, 'running'),
    container('c5', 'other', { 'cdktf-redis.construct': 'prod/Redis' }, 'running'),
    container('c6', 'unlabelled', {}, 'running'),
  ],
  network: [{ Id: 'n1', Name: 'prod-redis-net', Labels: ofRedis }],
  volume: [
    { Name: 'prod-redis-socket', Labels: ofRedis },
    { Name: 'prod-redis-data-0a1b2c3d', Labels: data('prod/Redis') },
    { Name: 'other-redis-data-0a1b2c3d', Labels: data('other/Redis') },
  ],
};

function inState(...resources: readonly (readonly [type: string, values: object])[]): void {
  const values = { root_module: { resources: resources.map(([type, its]) => ({ type, values: its })) } };
  writeFileSync(state, JSON.stringify(resources.length === 0 ? EMPTY : { ...EMPTY, values }));
}

beforeEach(() => {
  docker.have(LEFT);
  inState();
});

afterAll(() => {
  docker.remove();
  rmSync(folder, { recursive: true });
});

describe('cdktf-redis orphans', () => {
  test('prints the commands that remove the objects of the stack, and no others, and exits with 1', async () => {
    const called = await docker.command('orphans', '--state', state, stack);
    expect(called).toEqual({
      code: 1,
      err: '',
      out: `# Docker objects of this stack that are not in its state: 6
# Nothing was changed. Remove them only if no other Terraform state has them, for example one in another folder.
docker stop prod-redis && docker rm prod-redis  # prod/Redis, running
docker rm -f prod-redis-config                  # prod/Redis, created
docker rm -f prod-tls                           # prod/Tls \${x}, exited
docker network rm prod-redis-net                # prod/Redis
docker volume rm prod-redis-socket              # prod/Redis
#
# DATA VOLUMES. They can hold keys, so no command here removes them, and no apply fails because of them.
# To use one again, set adoptVolume of its server to its name, and apply.
#   prod-redis-data-0a1b2c3d  (prod/Redis)
`,
    });
  });

  test('leaves out what is in the state, by its id', async () => {
    inState(
      ['docker_container', { id: 'c1', name: 'prod-redis' }],
      ['docker_container', { id: 'gone', name: 'prod-redis-config' }],
      ['docker_network', { id: 'n1' }],
      ['docker_volume', { id: 'prod-redis-data-0a1b2c3d' }],
    );
    const { out } = await docker.command('orphans', '--state', state, '--json', stack);
    const found: { orphans: { name: string }[]; dataVolumes: object[] } = JSON.parse(out);
    expect(found.orphans.map(({ name }) => name)).toEqual([
      'prod-redis-config',
      'prod-tls',
      'prod-redis-socket',
    ]);
    expect(found.dataVolumes).toEqual([]);
  });

  test('prints an object with --json', async () => {
    const { code, out } = await docker.command('orphans', '--state', state, '--json', stack);
    expect(code).toBe(1);
    const { orphans, dataVolumes } = JSON.parse(out);
    expect(orphans[0]).toEqual({
      kind: 'container',
      name: 'prod-redis',
      construct: 'prod/Redis',
      status: 'running',
      command: 'docker stop prod-redis && docker rm prod-redis',
    });
    expect(dataVolumes).toEqual([
      { kind: 'volume', name: 'prod-redis-data-0a1b2c3d', construct: 'prod/Redis' },
    ]);
  });

  test('exits with 0 if nothing is left', async () => {
    docker.have({ container: [], network: [], volume: [] });
    expect(await docker.command('orphans', '--state', state, stack)).toEqual({
      code: 0,
      err: '',
      out: `# Every Docker object of this stack is in the state: ${stack}\n`,
    });
  });

  test('asks Terraform for the state in the folder of the stack', async () => {
    docker.addProgram('terraform', `echo '${JSON.stringify(EMPTY)}'; echo "$@" >'${folder}/arguments'`);
    expect((await docker.command('orphans', stack)).code).toBe(1);
  });

  test('only asks the Docker engine', async () => {
    docker.run();
    await docker.command('orphans', '--state', state, stack);
    expect(new Set(docker.calls)).toEqual(new Set(['container', 'network', 'volume']));
  });
});

describe('cdktf-redis orphans exits with 2 for', () => {
  test('a folder without a stack, and a text that is not a state', async () => {
    expect(await callLater('orphans', folder)).toMatchObject({
      code: 2,
      err: `cdktf-redis orphans: ${folder}/cdk.tf.json cannot be read\n`,
    });
    writeFileSync(state, '{"format_version":"1.2","resource_changes":[]}');
    expect((await callLater('orphans', '--state', state, stack)).err).toBe(
      `cdktf-redis orphans: ${state} is not the output of terraform show -json for a state\n`,
    );
    writeFileSync(state, 'secret');
    expect((await callLater('orphans', '--state', state, stack)).err).toBe(
      `cdktf-redis orphans: ${state} is not the output of terraform show -json\n`,
    );
  });

  test('a stack without services on Docker', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'cdk.tf.json'), '{}');
    expect((await callLater('orphans', '--state', state, other)).err).toContain(
      'has no service of cdktf-redis on Docker',
    );
  });

  test('Terraform that fails', async () => {
    docker.addProgram('terraform', 'echo "Error: Backend initialization required" >&2; exit 1');
    const { code, err } = await docker.command('orphans', stack);
    expect(code).toBe(2);
    expect(err).toBe(
      `cdktf-redis orphans: terraform show -json failed: Error: Backend initialization required\nRun terraform -chdir=${stack} init first, or pass the state with --state\n`,
    );
  });
});

test('its help fits in 100 columns', async () => {
  const { out } = await callLater('orphans', '--help');
  expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
});
