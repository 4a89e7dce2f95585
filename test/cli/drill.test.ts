import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { RedisService, Replica } from '../../lib';
import type { StackReview } from '../../lib/core/review/schema';
import { call, callLater } from '../support/cli';
import { type FakeContainer, FakeDocker } from '../support/fake-docker';
import { newStack } from '../support/synth';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-drill-'));
const stack = join(folder, 'stacks', 'drill');
const outputs = join(folder, 'outputs.json');
const docker = new FakeDocker();

const app = new App({ outdir: folder });
const scope = newStack(app, 'drill');
const aof = new RedisService(scope, 'Aof', { versionString: '7.0-aof', drillTarget: true });
const memory = new RedisService(scope, 'Memory', { versionString: '7.0-nordb', drillTarget: true });
new Replica(scope, 'Replica', { primary: memory, drillTarget: true, acceptDataLossOnPrimaryRestart: true });
new RedisService(scope, 'Unmarked', { versionString: '7.0' });
app.synth();

const PASSWORD = 'canary-of-the-drill';
const url = ({ endpoint }: RedisService | Replica) => `redis://default:${PASSWORD}@${endpoint}`;
writeFileSync(outputs, JSON.stringify({ a: { value: url(aof) }, b: { value: [url(memory)] } }));

const aofContainer: FakeContainer = {
  id: 'aof',
  labels: { 'cdktf-redis.construct': 'drill/Aof', 'cdktf-redis.flavor': 'aof', 'cdktf-redis.drill': 'true' },
  password: PASSWORD,
  keeps: true,
};

const QUICK = [
  '--service',
  'drill/Aof',
  '--event',
  'planned restart',
  '--seconds',
  '0.5',
  '--outputs',
  outputs,
];

afterAll(() => {
  docker.remove();
  rmSync(folder, { recursive: true });
});

describe('cdktf-redis drill', () => {
  test('writes, restarts, reads back and removes its keys, and exits with 0 if nothing is lost', async () => {
    docker.run(aofContainer);
    const { code, out, err } = await docker.drill(stack, ...QUICK);
    expect({ code, err }).toEqual({ code: 0, err: 'drill/Aof: planned restart\n' });
    expect(out).toMatch(
      /^SERVICE +EVENT +WRITTEN +LOST +OF THE LAST +STATED AT WORST +RESULT\ndrill\/Aof +planned restart +\d+ +0 +- +nothing, if the disk accepts the last writes +within\n\nNo loss is above/,
    );
    expect(docker.keysOf('aof')).toEqual([]);
  });

  test('exits with 1 if more is lost than the review states, and reports both', async () => {
    docker.run({ ...aofContainer, keeps: false });
    const { code, out } = await docker.drill(stack, ...QUICK, '--json', '--rate', '100');
    expect(code).toBe(1);
    const { rows, notDrilled, ...more } = JSON.parse(out);
    expect(more).toEqual({ stack: 'drill', rate: 100, seconds: 0.5 });
    expect(notDrilled).toContainEqual({
      event: 'host power loss',
      why: 'a drill cannot cut the power of a machine',
    });
    expect(rows).toEqual([
      {
        path: 'drill/Aof',
        event: 'planned restart',
        cause: null,
        outcome: 'above',
        measured: expect.objectContaining({ lost: expect.any(Number) }),
        stated: { worst: 'nothing', seconds: null, loss: 'nothing, if the disk accepts the last writes' },
        notes: [],
      },
    ]);
    expect(rows[0].measured.lost).toBeGreaterThan(10);
    expect(rows[0].measured.ratePerSecond).toBeLessThan(120);
  });

  test('exits with 2 if an event cannot be caused, and reports why', async () => {
    docker.run(aofContainer);
    const { code, out } = await docker.drill(stack, ...QUICK, '--event', 'out of memory');
    expect(code).toBe(2);
    expect(out).toContain(
      'drill/Aof, out of memory: the container has no memory limit, so the machine would run out',
    );
    expect(out).toContain('not every event could be measured');
    expect(docker.keysOf('aof')).toEqual([]);
  });

  test('exits with 2 if a write is rejected before the event', async () => {
    docker.run({ ...aofContainer, refuses: 'MISCONF the disk is full' });
    const { code, out, err } = await docker.drill(stack, ...QUICK);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('cdktf-redis drill: [drill/Aof] rejected a write: MISCONF the disk is full\n');
    expect(docker.calls).not.toContain('restart');
  });
});

test('cdktf-redis drill exits with 2 if it is interrupted, and removes its keys', async () => {
  docker.run(aofContainer);
  const { code, out, err } = await docker.interruptedDrill(stack, ...QUICK, '--seconds', '600');
  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: 'drill/Aof: planned restart\ncdktf-redis drill: interrupted\n',
  });
  expect(docker.calls).not.toContain('restart');
  expect(docker.keysOf('aof')).toEqual([]);
});

describe('cdktf-redis drill ends within its limit, although docker exec never ends and its pipes stay open,', () => {
  const drillFor = async (container: FakeContainer) => {
    docker.run(container);
    const start = performance.now();
    const called = await docker.drill(stack, ...QUICK, '--timeout', '2');
    // An attempt that has begun within the limit has the same limit.
    expect(performance.now() - start).toBeLessThan(20_000);
    return called;
  };

  test('before it starts', async () => {
    const { code, out, err } = await drillFor({ ...aofContainer, hangs: 'always' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'cdktf-redis drill: refused, and nothing was changed\n[drill/Aof] did not answer within 2 s\n',
    );
    expect(docker.calls).not.toContain('restart');
  });

  test('after an event', async () => {
    const { code, out, err } = await drillFor({ ...aofContainer, hangs: 'after a restart' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'drill/Aof: planned restart\ncdktf-redis drill: [drill/Aof] did not answer within 2 s, see: docker logs aof\n',
    );
  });
});

describe('cdktf-redis drill exits with 2 and changes nothing for', () => {
  test.each([
    [
      'a stack in which one service is no target, naming all that is wrong of every service',
      [stack, '--outputs', outputs],
      [aofContainer],
      `[drill/Memory] the service has no container on this Docker engine: apply the stack first
[drill/Replica] the service has no container on this Docker engine: apply the stack first
[drill/Replica] no Terraform output contains the URL of the service: add ConnectionOutputs, apply, and pass the outputs
[drill/Unmarked] the service is not a drill target: set drillTarget: true, or choose other services with --service
[drill/Unmarked] the service has no container on this Docker engine: apply the stack first
[drill/Unmarked] no Terraform output contains the URL of the service: add ConnectionOutputs, apply, and pass the outputs
`,
    ],
    [
      'a service whose container is not marked',
      [stack, ...QUICK],
      [{ ...aofContainer, labels: { ...aofContainer.labels, 'cdktf-redis.drill': 'no' } }],
      '[drill/Aof] the container aof does not have the label cdktf-redis.drill: apply the stack with drillTarget: true\n',
    ],
    [
      'a service that does not run',
      [stack, ...QUICK],
      [{ ...aofContainer, isRunning: false }],
      '[drill/Aof] the container aof is not running\n',
    ],
    [
      'a service that is followed by more replicas than were reviewed',
      [stack, ...QUICK],
      [{ ...aofContainer, info: 'connected_slaves:1' }],
      '[drill/Aof] has more replicas (1) than in the review (0): the other replicas would lose data too\n',
    ],
    [
      'a service that does not take the password',
      [stack, ...QUICK],
      [{ ...aofContainer, password: 'another' }],
      '[drill/Aof] rejected the login: WRONGPASS invalid password\n',
    ],
    [
      'a service that is not in the stack',
      [stack, '--service', 'drill/None', '--outputs', outputs],
      [],
      '[drill/None] the service is not in the review of this stack, so the allowed loss is not known\n',
    ],
  ])('%s', async (_, args, containers, reasons) => {
    docker.run(...containers);
    const { code, out, err } = await docker.drill(...args);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: `cdktf-redis drill: refused, and nothing was changed\n${reasons}`,
    });
    expect(docker.calls.filter((asked) => !['ps', 'inspect', 'exec'].includes(asked))).toEqual([]);
    expect(docker.keysOf('aof')).toEqual([]);
    expect(err).not.toContain(PASSWORD);
  });
});

describe('cdktf-redis drill exits with 2', () => {
  const written = (name: string, content: string) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };

  test.each([
    [() => [join(folder, 'none'), '--outputs', outputs], 'there is no folder'],
    [
      () => [stack, '--outputs', written('broken.json', '{')],
      'broken.json is not the output of terraform output -json',
    ],
    [() => [stack, '--outputs', join(folder, 'none')], '/none is not the output of terraform output -json'],
  ])('and reports what is missing (%#)', async (args, message) => {
    const { code, out, err } = await callLater('drill', ...args());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^cdktf-redis drill: .*\n$/);
    expect(err).toContain(message);
  });

  test('if there are several stacks, or no service', async () => {
    const review: StackReview = JSON.parse(readFileSync(join(stack, 'review.json'), 'utf8'));
    const several = join(folder, 'several');
    for (const name of ['a', 'b']) {
      mkdirSync(join(several, 'stacks', name), { recursive: true });
      const content = JSON.stringify({ ...review, services: [] });
      writeFileSync(join(several, 'stacks', name, 'review.json'), content);
    }
    const errorOf = async (place: string) => (await callLater('drill', place, '--outputs', outputs)).err;
    expect(await errorOf(several)).toContain('several contains 2 stacks: pass the folder of one of them');
    expect(await errorOf(join(several, 'stacks', 'a'))).toContain('the stack drill has no services');
  });

  test.each([
    [[], 'pass the FOLDER of one stack'],
    [['a', 'b'], 'pass the FOLDER of one stack'],
    [
      ['a', '--event', 'flood'],
      "--event must be one of process crash, container kill, out of memory, planned restart, not 'flood'",
    ],
    [['a', '--rate', '0'], "--rate must be a number above 0 and up to 10000, not '0'"],
    [['a', '--rate', ''], "--rate must be a number above 0 and up to 10000, not ''"],
    [['a', '--seconds', '5s'], "--seconds must be a number above 0 and up to 86400, not '5s'"],
    [['a', '--seconds', '86401'], "not '86401'"],
    [['a', '--unknown'], '--unknown'],
  ])('and prints the usage for %p', (args, message) => {
    const { code, out, err } = call('drill', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain('Usage: cdktf-redis drill FOLDER ');
  });

  test('and its help warns in 100 columns that it destroys data', () => {
    const { code, out } = call('drill', '--help');
    expect(code).toBe(0);
    expect(out).toContain('A DRILL DESTROYS DATA');
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});
