import { BackendTransport, ConnectionOutputs, RedisService, RemovalPolicy, TlsTerminator } from 'cdktf-redis';
import type { Construct } from 'constructs';
import { targetOf } from '../e2e/support/clients';
import { containerOf } from '../e2e/support/construct-container';
import * as docker from '../e2e/support/docker';
import { RawSession } from '../e2e/support/raw-session';
import { type RedisTarget, redisAnswer } from '../e2e/support/redis-cli';
import { Stage } from '../e2e/support/stage';
import { waitUntil } from '../e2e/support/wait-until';

jest.setTimeout(120_000);

const STACK = 'chaos-busy';
const stage = new Stage(STACK);
/** One terminator for each transport. */
const PORTS = { socket: 21150, tcp: 21151 };
type Way = keyof typeof PORTS;
const WAYS: readonly Way[] = ['socket', 'tcp'];

let redis: string;
const targets = new Map<Way, RedisTarget>();
const open = new Map<Way, RawSession>();

const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Longer than three health checks, after which a failed check has an effect. */
const CHECKED = 9;

function target(way: Way): RedisTarget {
  const found = targets.get(way);
  if (found === undefined) throw new Error(`${way} is not deployed`);
  return found;
}

function session(way: Way): RawSession {
  const found = open.get(way);
  if (found === undefined) throw new Error(`${way} has no open session`);
  return found;
}

/** The answer of the session that is open since before, to a command. */
const ask = (way: Way, ...command: string[]) => session(way).ask(...command);

/** The command of an administrator, over the session of one terminator. */
const set = async (...command: string[]) => expect(await ask('socket', ...command)).toBe('+OK\r\n');

/** Whether a new session can log in. */
async function logsIn(way: Way): Promise<boolean> {
  try {
    const another = await Promise.race([RawSession.open(target(way)), sleep(5)]);
    if (!(another instanceof RawSession)) return false;
    another.close();
    return true;
  } catch {
    return false;
  }
}

/** What each terminator does: whether new sessions log in, and what the open one is answered. */
async function seen(...command: string[]): Promise<readonly [logsIn: boolean, answer: string][]> {
  const both: [boolean, string][] = [];
  for (const way of WAYS) both.push([await logsIn(way), (await ask(way, ...command)).slice(0, 8)]);
  return both;
}

async function openSessions(): Promise<void> {
  for (const way of WAYS) {
    open.get(way)?.close();
    await waitUntil(`${way} accepts sessions`, () => logsIn(way));
    open.set(way, await RawSession.open(target(way)));
  }
}

beforeAll(async () => {
  await stage.deploy((stack: Construct) => {
    const service = new RedisService(stack, 'Redis', {
      versionString: '7.0',
      removalPolicy: RemovalPolicy.DESTROY,
      directives: { 'lua-time-limit': '200', 'enable-debug-command': 'yes' },
    });
    const socket = new TlsTerminator(stack, 'Socket', { service, port: PORTS.socket });
    const transport = BackendTransport.TCP;
    const tcp = new TlsTerminator(stack, 'Tcp', { service, port: PORTS.tcp, transport });
    new ConnectionOutputs(stack, 'socket', { service, terminator: socket });
    new ConnectionOutputs(stack, 'tcp', { service, terminator: tcp });
  });
  for (const way of WAYS) {
    targets.set(way, targetOf(await stage.text(`${way}_url`), await stage.text(`${way}_ca_certificate`)));
  }
  redis = await containerOf(`${STACK}/Redis`);
  await openSessions();
});

afterAll(async () => {
  for (const each of open.values()) each.close();
  await stage.clear();
});

describe('a terminator keeps open sessions and accepts new ones', () => {
  test('while an endless script runs, and SCRIPT KILL gets through', async () => {
    const busy = await RawSession.open(target('tcp'));
    busy.send('EVAL', 'while true do end', '0');
    await sleep(2 * CHECKED);
    expect(await seen('GET', 'x')).toEqual([
      [true, '-BUSY Re'],
      [true, '-BUSY Re'],
    ]);
    expect(await redisAnswer(target('socket'), 'SCRIPT', 'KILL')).toBe('OK');
    busy.close();
  });

  test('while the server refuses the login of the health check', async () => {
    const acl = /user probe on #(\S+)/.exec((await ask('socket', 'ACL', 'LIST')).toString());
    await set('ACL', 'SETUSER', 'probe', 'resetpass');
    await sleep(CHECKED);
    expect(await seen('PING')).toEqual([
      [true, '+PONG\r\n'],
      [true, '+PONG\r\n'],
    ]);
    await set('ACL', 'SETUSER', 'probe', `#${acl?.[1]}`);
  });

  test('while its memory is used up, it has too few replicas, and it is a replica without its primary', async () => {
    await set(
      'CONFIG',
      'SET',
      'maxmemory',
      '1',
      'min-replicas-to-write',
      '1',
      'replica-serve-stale-data',
      'no',
    );
    await set('REPLICAOF', '127.0.0.1', '1');
    await sleep(CHECKED);
    expect(await seen('GET', 'x')).toEqual([
      [true, '-MASTERD'],
      [true, '-MASTERD'],
    ]);
    await set(
      'CONFIG',
      'SET',
      'maxmemory',
      '0',
      'min-replicas-to-write',
      '0',
      'replica-serve-stale-data',
      'yes',
    );
    await set('REPLICAOF', 'NO', 'ONE');
  });

  test('while the server cannot save', async () => {
    await docker.exec(redis, 'chmod', '500', '/data');
    try {
      await ask('socket', 'BGSAVE');
      const refused = async () => (await ask('socket', 'SET', 'x', 'y')).startsWith('-MISCONF');
      await waitUntil('writes are refused', refused);
      await sleep(CHECKED);
      expect(await seen('GET', 'x')).toEqual([
        [true, '$1\r\ny\r\n'],
        [true, '$1\r\ny\r\n'],
      ]);
    } finally {
      await docker.exec(redis, 'chmod', '700', '/data');
    }
    await ask('socket', 'BGSAVE');
    await waitUntil('it can save', async () => (await ask('socket', 'PING')) === '+PONG\r\n');
  });
});

describe('a terminator keeps open sessions, but refuses new ones', () => {
  test('while the server loads', async () => {
    await set('DEBUG', 'POPULATE', '3000', 'key', '1000');
    await set('CONFIG', 'SET', 'loading-process-events-interval-bytes', '1024', 'key-load-delay', '6000');
    const loading = await RawSession.open(target('tcp'));
    loading.send('DEBUG', 'RELOAD');
    await sleep(CHECKED);
    expect(await seen('GET', 'x')).toEqual([
      [false, '-LOADING'],
      [false, '-LOADING'],
    ]);
    await waitUntil('it has loaded', async () => /^\$/.test(await ask('socket', 'GET', 'x')), {
      seconds: 60,
    });
    loading.close();
    await openSessions();
  });

  test('while the server does not answer at all', async () => {
    const { State } = await docker.inspect(redis);
    process.kill(State.Pid, 'SIGSTOP');
    try {
      await sleep(22);
      for (const way of WAYS) expect(await logsIn(way)).toBe(false);
    } finally {
      process.kill(State.Pid, 'SIGCONT');
    }
    for (const way of WAYS) expect(await ask(way, 'PING')).toBe('+PONG\r\n');
  });
});

test('a terminator closes open sessions when the process of the server is gone', async () => {
  await openSessions();
  const since = Date.now();
  const closed = WAYS.map((way) => session(way).secondsUntilClosed(since));
  await docker.killProcess(redis);
  for (const seconds of await Promise.all(closed)) expect(seconds).toBeLessThan(3);
  await openSessions();
});
