import type { TerraformStack } from 'cdktf';
import { BackendTransport, ConnectionOutputs, RedisService, RemovalPolicy, TlsTerminator } from 'cdktf-redis';
import { ask, targetOf } from './support/clients';
import * as docker from './support/docker';
import { testImages } from './support/images';
import { runOk } from './support/process';
import { RawSession } from './support/raw-session';
import { type RedisTarget, redisAnswer } from './support/redis-cli';
import { Stage } from './support/stage';
import { waitUntil } from './support/wait-until';

const STACK = 'e2eb-sess';
const REDIS = `${STACK}-redis`;
const TIMEOUT = 3;
const DRAIN = 4;

/**
 * One service behind three terminators: one with short sessions, and one with long sessions for each transport. Another
 * service that closes idle clients itself.
 */
function build(stack: TerraformStack): void {
  const service = new RedisService(stack, 'Redis', {
    versionString: '7.0-aof',
    name: REDIS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const terminators = {
    short: { port: 16440, sessionTimeoutSeconds: TIMEOUT },
    socket: { port: 16441 },
    tcp: { port: 16442, transport: BackendTransport.TCP },
  };
  for (const [id, props] of Object.entries(terminators)) {
    const terminator = new TlsTerminator(stack, `${id}Tls`, { ...props, service, name: `${STACK}-${id}` });
    new ConnectionOutputs(stack, id, { service, terminator });
  }
  const strict = new RedisService(stack, 'Strict', {
    versionString: '7.0-nordb',
    name: `${STACK}-strict`,
    idleTimeoutSeconds: TIMEOUT,
  });
  new TlsTerminator(stack, 'StrictTls', {
    service: strict,
    port: 16443,
    drainSeconds: DRAIN,
    name: `${STACK}-drained`,
  });
  new ConnectionOutputs(stack, 'strict', { service: strict });
}

const stage = new Stage(STACK);
const target = async (name: string) =>
  targetOf(await stage.text(`${name}_url`), await stage.text(`${name}_ca_certificate`));
const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

beforeAll(() => stage.deploy(build), 300_000);

afterAll(async () => {
  await stage.clear();
}, 60_000);

/** The addresses of a container on its networks. */
async function addressesOf(container: string): Promise<string[]> {
  const { NetworkSettings } = await docker.inspect(container);
  return Object.values(NetworkSettings.Networks).map(({ IPAddress }) => IPAddress);
}

/** The `addr` under which Redis sees the client of this command. */
async function clientAddress(name: string): Promise<string | undefined> {
  const info = await redisAnswer(await target(name), 'CLIENT', 'INFO');
  return / addr=(\S+):\d+ /.exec(info)?.[1];
}

async function fourSessions(to: RedisTarget): Promise<[RawSession, RawSession, RawSession, RawSession]> {
  const open = () => RawSession.open(to);
  return Promise.all([open(), open(), open(), open()]);
}

async function serves(name: string, seconds: number): Promise<void> {
  const ping = async () => (await redisAnswer(await target(name), 'PING')) === 'PONG';
  await waitUntil(`it serves over ${name}`, ping, { seconds });
}

describe('with a session timeout of 3 s', () => {
  /** The sessions run in parallel. Each test checks one of them. */
  let idle: Promise<number>;
  let blocked: Promise<number>;
  let subscribed: Promise<number>;
  let silent: Promise<number>;
  let busy: Promise<readonly string[]>;

  beforeAll(async () => {
    const short = await target('short');
    const [first, second, third, fourth] = await fourSessions(short);
    const since = Date.now();
    second.send('BLPOP', 'nothing comes', '0');
    fourth.send('SUBSCRIBE', 'nothing is said');
    idle = first.secondsUntilClosed(since);
    blocked = second.secondsUntilClosed(since);
    subscribed = fourth.secondsUntilClosed(since);
    silent = RawSession.silent('127.0.0.1', 16440).secondsUntilClosed(since);
    busy = keepBusy(third);
  }, 30_000);

  async function keepBusy(session: RawSession): Promise<string[]> {
    const answers: string[] = [];
    for (let second = 0; second < TIMEOUT * 3; second++) {
      answers.push(await session.ask('PING'));
      await sleep(1);
    }
    session.close();
    return answers;
  }

  test('the terminator closes an idle session after about 3 s', async () => {
    const seconds = await idle;
    expect(seconds).toBeGreaterThan(TIMEOUT - 0.5);
    expect(seconds).toBeLessThan(TIMEOUT + 2);
  }, 30_000);

  test('the terminator closes a session that waits in BLPOP after about 3 s', async () => {
    const seconds = await blocked;
    expect(seconds).toBeGreaterThan(TIMEOUT - 0.5);
    expect(seconds).toBeLessThan(TIMEOUT + 2);
  }, 30_000);

  test('the terminator closes a subscribed session after about 3 s', async () => {
    const seconds = await subscribed;
    expect(seconds).toBeGreaterThan(TIMEOUT - 0.5);
    expect(seconds).toBeLessThan(TIMEOUT + 2);
  }, 30_000);

  test('the terminator keeps a session open that is used every second', async () => {
    expect(await busy).toEqual(Array(TIMEOUT * 3).fill('+PONG\r\n'));
  }, 30_000);

  test('the terminator closes a connection without a TLS handshake after about 10 s', async () => {
    const seconds = await silent;
    expect(seconds).toBeGreaterThan(9);
    expect(seconds).toBeLessThan(13);
  }, 30_000);
});

describe('with an idleTimeoutSeconds of 3', () => {
  test('Redis closes an idle session after about 3 s, but not one that blocks or is subscribed', async () => {
    const [idle, blocked, subscribed, other] = await fourSessions(await target('strict'));
    other.close();
    blocked.send('BLPOP', 'nothing comes', '0');
    await subscribed.ask('SUBSCRIBE', 'nothing is said');
    const since = Date.now();
    const seconds = await idle.secondsUntilClosed(since);
    expect(seconds).toBeGreaterThan(TIMEOUT - 1);
    expect(seconds).toBeLessThan(TIMEOUT + 3);
    await sleep(TIMEOUT);
    const woken = [blocked.next(), subscribed.next()];
    const sender = await RawSession.open(await target('strict'));
    await sender.ask('LPUSH', 'nothing comes', 'after all');
    await sender.ask('PUBLISH', 'nothing is said', 'until now');
    expect(await Promise.all(woken)).toEqual([
      expect.stringContaining('after all'),
      expect.stringContaining('until now'),
    ]);
    for (const session of [blocked, subscribed, sender]) session.close();
  }, 60_000);
});

describe('a terminator that is stopped', () => {
  test('accepts no new session, keeps open ones until the drain time is over, and then closes them', async () => {
    const to = await target('strict');
    const session = await RawSession.open(to);
    const since = Date.now();
    const stopped = docker.stop(`${STACK}-drained`);
    await sleep(DRAIN / 2);
    expect(await session.ask('PING')).toBe('+PONG\r\n');
    await expect(RawSession.open(to)).rejects.toThrow();
    const seconds = await session.secondsUntilClosed(since);
    expect(seconds).toBeGreaterThan(DRAIN - 1);
    expect(seconds).toBeLessThan(DRAIN + 3);
    await stopped;
    await docker.start(`${STACK}-drained`);
    await serves('strict', 15);
  }, 60_000);
});

describe('with the default session timeout', () => {
  test('an idle session stays open longer than the other timeouts', async () => {
    const sessions = await Promise.all(
      [target('socket'), target('tcp')].map(async (to) => RawSession.open(await to)),
    );
    await sleep(12); // timeout client and timeout server are 10 s
    for (const session of sessions) {
      expect(await session.ask('PING')).toBe('+PONG\r\n');
      session.close();
    }
  }, 60_000);

  test('Redis sees the unix socket as client address, or the address of the terminator over TCP', async () => {
    expect(await clientAddress('socket')).toBe('/run/cdktf-redis/redis.sock');
    const address = await clientAddress('tcp');
    expect(address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(await addressesOf(`${STACK}-tcp`)).toContain(address);
    expect(await redisAnswer(await target('tcp'), 'CLIENT', 'LIST')).toContain(` addr=${address}:`);
  });
});

describe('when Redis stops', () => {
  test('sessions are closed within 5 s, and clients can connect again after its start', async () => {
    const names = ['socket', 'tcp'];
    const sessions = await Promise.all(names.map(async (name) => RawSession.open(await target(name))));
    const since = Date.now();
    const cut = sessions.map((session) => session.secondsUntilClosed(since));
    await docker.stop(REDIS);
    for (const seconds of await Promise.all(cut)) expect(seconds).toBeLessThan(5);
    const { caPem } = await target('socket');
    await expect(ask(await stage.text('socket_url'), ['PING'], caPem)).rejects.toThrow();
    await docker.start(REDIS);
    for (const name of names) await serves(name, 15);
  }, 60_000);

  test('and starts as another container with another address, terminators of both transports connect to it', async () => {
    const before = await docker.inspect(REDIS);
    const [network] = Object.keys(before.NetworkSettings.Networks);
    await docker.stop(REDIS);
    const { redis } = await testImages();
    // Takes the address that Redis had, so that the new container cannot get it.
    const holder = [
      '--name',
      `${STACK}-holder`,
      '--network',
      network ?? '',
      '--entrypoint',
      'sleep',
      redis,
      '300',
    ];
    await runOk('docker', ['run', '--detach', ...holder]);
    await stage.deployment.apply();

    const after = await docker.inspect(REDIS);
    expect(after.Id).not.toBe(before.Id);
    const old = Object.values(before.NetworkSettings.Networks).map(({ IPAddress }) => IPAddress);
    expect(await addressesOf(REDIS)).not.toEqual(old);
    for (const name of ['socket', 'tcp']) await serves(name, 15);
    expect(await addressesOf(`${STACK}-tcp`)).toContain(await clientAddress('tcp'));
    expect(await stage.plannedChanges()).toEqual([]);
  }, 120_000);
});
