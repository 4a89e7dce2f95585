import { connect as connectPlain, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { ConnectionOutputs, RedisService, RemovalPolicy, TlsTerminator } from 'cdktf-redis';
import type { Construct } from 'constructs';
import { targetOf } from '../e2e/support/clients';
import { containerOf } from '../e2e/support/construct-container';
import * as docker from '../e2e/support/docker';
import { run } from '../e2e/support/process';
import { RawSession } from '../e2e/support/raw-session';
import type { RedisTarget } from '../e2e/support/redis-cli';
import { Stage } from '../e2e/support/stage';

jest.setTimeout(120_000);

const STACK = 'chaos-limits';
const PORT = 21155;
const SOURCE_PORT = 21156;
const SESSIONS = 20;
const LOGIN_SECONDS = 3;
const PER_SOURCE = 4;

const stage = new Stage(STACK);
let target: RedisTarget;
let terminator: string;
const opened: { destroy(): unknown }[] = [];

beforeAll(async () => {
  await stage.deploy((stack: Construct) => {
    const service = new RedisService(stack, 'Redis', {
      versionString: '7.0-nordb',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const main = new TlsTerminator(stack, 'Tls', {
      service,
      port: PORT,
      maxConnections: SESSIONS,
      loginTimeoutSeconds: LOGIN_SECONDS,
    });
    new TlsTerminator(stack, 'Source', {
      service,
      port: SOURCE_PORT,
      maxConnectionsPerSource: PER_SOURCE,
    });
    new ConnectionOutputs(stack, 'redis', { service, terminator: main });
  });
  target = targetOf(await stage.text('redis_url'), await stage.text('redis_ca_certificate'));
  terminator = await containerOf(`${STACK}/Tls`);
});

afterEach(async () => {
  for (const each of opened.splice(0)) each.destroy();
  await sleep(1);
});

afterAll(() => stage.clear());

const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** A TLS session that sends a text, and nothing else. */
async function session(text: string): Promise<TLSSocket> {
  const socket = connect({ host: 'localhost', port: PORT, ca: target.caPem });
  opened.push(socket);
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('secureConnect', resolve));
  socket.write(text);
  return socket;
}

/** The seconds until the other side closes a connection. */
async function secondsOpen(socket: Socket, limit: number): Promise<number> {
  const since = Date.now();
  socket.resume();
  await Promise.race([new Promise((resolve) => socket.once('close', resolve)), sleep(limit)]);
  return (Date.now() - since) / 1000;
}

/** The seconds until a new client is logged in. */
async function secondsToLogIn(): Promise<number> {
  const since = Date.now();
  const client = await RawSession.open(target);
  opened.push({ destroy: () => client.close() });
  return (Date.now() - since) / 1000;
}

test('closes sessions that do not begin with a login, and no others', async () => {
  const { username, password } = target;
  const [silent, other, late, split] = await Promise.all([
    session(''),
    session('PING\r\n'),
    session('PING\r\n'),
    session(`*3\r\n$4\r\nAUTH\r\n$7\r\n`),
  ]);
  split.write(`${username}\r\n$${password?.length}\r\n${password}\r\n`);
  const busy = setInterval(() => late.write('PING\r\n'), 1000);
  const [silentFor, otherFor, lateFor, splitFor] = await Promise.all(
    [silent, other, late, split].map((socket) => secondsOpen(socket, 13)),
  );
  clearInterval(busy);
  expect(otherFor).toBeGreaterThan(LOGIN_SECONDS - 1);
  expect(otherFor).toBeLessThan(LOGIN_SECONDS + 2);
  expect(silentFor).toBeGreaterThan(9);
  expect(silentFor).toBeLessThan(12);
  expect([lateFor, splitFor].map(Math.floor)).toEqual([13, 13]);
});

test('serves logins while others do not log in, or do not finish their handshake', async () => {
  for (let count = 0; count < SESSIONS; count += 1) await session('PING\r\n');
  for (let count = 0; count < SESSIONS - 5; count += 1) {
    const silent = connectPlain({ host: 'localhost', port: PORT });
    silent.on('error', () => undefined);
    opened.push(silent);
  }
  expect(await secondsToLogIn()).toBeLessThan(2);
});

test('is healthy, and administrators get in, while all sessions are used', async () => {
  for (let count = 0; count < SESSIONS; count += 1) await secondsToLogIn();
  const { State, Config } = await docker.inspect(terminator);
  const [, check = ''] = Config.Healthcheck?.Test ?? [];
  expect(State.Health?.Status).toBe('healthy');
  for (let count = 0; count < 3; count += 1) {
    expect((await run('docker', ['exec', terminator, 'sh', '-c', check])).code).toBe(0);
  }
  const redis = await containerOf(`${STACK}/Redis`);
  const inside = ['exec', '-i', redis, 'redis-cli', '-s', '/run/cdktf-redis/redis.sock', '--askpass'];
  const { stdout } = await run('docker', [...inside, 'CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'], {
    input: `${target.password}\n`,
  });
  expect(Number(/\d+\s*$/.exec(stdout)?.[0])).toBeGreaterThanOrEqual(SESSIONS);
  expect(await secondsToLogIn()).toBeLessThan(2);
});

test('refuses further connections of one address, and serves other addresses', async () => {
  const closed: boolean[] = [];
  for (let count = 0; count < PER_SOURCE + 1; count += 1) {
    const socket = connectPlain({ host: '127.0.0.1', port: SOURCE_PORT });
    socket.on('error', () => undefined);
    opened.push(socket);
    closed.push((await secondsOpen(socket, 1)) < 0.9);
  }
  expect(closed).toEqual([...Array(PER_SOURCE).fill(false), true]);
  const source = await containerOf(`${STACK}/Source`);
  const stays = 'exec 3<>/dev/tcp/127.0.0.1/6380; read -t 1 <&3; [ $? -gt 128 ]';
  expect((await run('docker', ['exec', source, 'bash', '-c', stays])).code).toBe(0);
});
