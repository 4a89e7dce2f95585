import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../support/cli';
import { type FakeContainer, FakeDocker } from '../support/fake-docker';
import { planFile, planJson } from '../support/plans';

jest.setTimeout(60_000);

const docker = new FakeDocker();
const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-preflight-'));
const plan = planFile('config-edit');

afterAll(() => {
  docker.remove();
  rmSync(folder, { recursive: true });
});

const GOOD =
  'loading:0\naof_enabled:1\naof_last_write_status:ok\nrdb_last_bgsave_status:ok\nrdb_last_bgsave_time_sec:1\nused_memory:1048576';

/** The server that the plan restarts. */
const redis: FakeContainer = {
  id: 'plan-fixture-redis-6aa4e345',
  labels: { 'cdktf-redis.construct': 'plan-fixture/Redis' },
  password: 'canary-of-the-preflight',
  keeps: true,
  info: GOOD,
};
const CACHE = 'plan-fixture/Cache  it keeps its keys in memory only, so there is nothing to save';

describe('cdktf-redis preflight', () => {
  test('exits with 0 if every server that the plan stops can save', async () => {
    docker.run(redis);
    const { code, out, err } = await docker.command('preflight', plan);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      `ok  ${CACHE}\nok  plan-fixture/Redis  it can save: 0 changes since the last snapshot, about 1 s of 60 s to write one, 1.0 GiB free for 1 MiB of data\nNothing that was checked speaks against this apply.\n`,
    );
  });

  test('exits with 1 if a server cannot save, and names it and the reason', async () => {
    docker.run({
      ...redis,
      info: GOOD.replace('bgsave_status:ok', 'bgsave_status:err'),
      free: 0,
    });
    const { code, out } = await docker.command('preflight', plan);
    expect(code).toBe(1);
    expect(out).toContain(
      'FAILURE  plan-fixture/Redis  its last snapshot failed, so its disk may be full: it takes its whole grace time to stop, and rejects writes after the restart\n',
    );
    expect(out).toContain('run preflight --save. vm.overcommit_memory of the host is 0');
    expect(out).toContain(
      'warning  plan-fixture/Redis  a snapshot can need up to 1 MiB, and its disk has 0 MiB',
    );
    expect(out).toMatch(/\nDO NOT APPLY THIS PLAN YET: .*\n$/);
  });

  test('takes a snapshot with --save only', async () => {
    docker.run({ ...redis, free: 0 });
    expect((await docker.command('preflight', plan)).out).toContain('warning  plan-fixture/Redis');
    const before = docker.calls.length;
    const { code, out } = await docker.command('preflight', '--save', plan);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('it can save') });
    // inspect, and four questions around one BGSAVE
    expect(docker.calls.slice(before)).toEqual(['inspect', 'exec', 'exec', 'exec', 'exec', 'exec']);
  });

  test('prints an object with --json', async () => {
    docker.run({ ...redis, refuses: 'NOPERM no permission' });
    const { code, out } = await docker.command('preflight', '--json', plan);
    expect(code).toBe(1);
    const { ok, findings } = JSON.parse(out);
    expect(ok).toBe(false);
    expect(findings[0]).toEqual({
      level: 'failure',
      about: 'plan-fixture/Redis',
      meaning: 'it could not be asked, so it is not known whether it can save: NOPERM no permission',
      fix: expect.stringContaining('INFO persistence'),
    });
  });

  test('finds images that are not on the Docker engine', async () => {
    const file = join(folder, 'image.json');
    const { resource_changes: changes, ...rest } = planJson('config-edit');
    const image = {
      address: 'docker_image.Image-1',
      mode: 'managed',
      type: 'docker_image',
      change: { actions: ['create'], after: { name: 'redis:8.4.6' } },
    };
    writeFileSync(
      file,
      JSON.stringify({ ...rest, resource_changes: [...(Array.isArray(changes) ? changes : []), image] }),
    );
    docker.run(redis);
    const missing = await docker.command('preflight', file);
    expect(missing.code).toBe(1);
    expect(missing.out).toMatch(
      /^FAILURE +redis:8\.4\.6 +the image is not on the Docker engine\. .*\n +docker pull redis:8\.4\.6\n/,
    );
    docker.hold('redis:8.4.6');
    expect(await docker.command('preflight', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('the image is on the Docker engine'),
    });
  });

  test('exits with 1 if the container is not that of the plan', async () => {
    docker.run({ ...redis, labels: { 'cdktf-redis.construct': 'other/Redis' } });
    const { code, out } = await docker.command('preflight', plan);
    expect(code).toBe(1);
    expect(out).toContain(
      'this Docker engine has no container plan-fixture-redis-6aa4e345 of this construct',
    );
  });

  test('never prints a password', async () => {
    docker.run(redis);
    const { out, err } = await docker.command('preflight', '--save', plan);
    expect(out + err).not.toContain(redis.password);
  });
});

describe('cdktf-redis preflight exits with 2 for', () => {
  test('a file that is not a plan', () => {
    const file = join(folder, 'empty');
    writeFileSync(file, '');
    expect(call('preflight', file)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^cdktf-redis preflight: .*empty is empty\nRun: terraform show -json/),
    });
    expect(call('preflight', join(folder, 'none')).err).toMatch(/cannot be read\n$/);
  });

  test.each([[[]], [['a', 'b']], [['a', '--timeout', '0']], [['a', '--unknown']]])(
    'the arguments %p',
    (args) => {
      const { code, err } = call('preflight', ...args);
      expect(code).toBe(2);
      expect(err).toContain('Usage: cdktf-redis preflight [--save] [--timeout N] [--json] FILE');
    },
  );

  test('no docker command', async () => {
    const called = await docker.without('preflight', plan);
    expect(called).toEqual({
      code: 2,
      out: '',
      err: 'cdktf-redis preflight: the docker command was not found on the PATH\n',
    });
  });
});

test('its help fits in 100 columns', () => {
  expect(
    call('preflight', '--help')
      .out.split('\n')
      .filter((line) => line.length > 100),
  ).toEqual([]);
});
