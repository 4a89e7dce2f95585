import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { ConnectionOutputs, RedisService, RemovalPolicy, TlsTerminator } from 'cdktf-redis';
import { ask, printedLine, targetOf, withPassword } from './support/clients';
import * as docker from './support/docker';
import { redisAnswer, redisCli } from './support/redis-cli';
import { Stage } from './support/stage';

const STACK = 'e2eb-plain';
const PLAINTEXT = 16430;
const TLS = 16431;

const stage = new Stage(STACK);

beforeAll(async () => {
  await stage.deploy((stack) => {
    const common = { versionString: '7.0', removalPolicy: RemovalPolicy.DESTROY };
    new RedisService(stack, 'Closed', { ...common, name: `${STACK}-closed` });
    const open = new RedisService(stack, 'Open', {
      ...common,
      name: `${STACK}-open`,
      plaintext: true,
      plaintextPort: PLAINTEXT,
    });
    new TlsTerminator(stack, 'Tls', { service: open, port: TLS, name: `${STACK}-tls` });
    new ConnectionOutputs(stack, 'open', { service: open });
  });
}, 300_000);

afterAll(() => stage.clear(), 60_000);

/** The two credentials of the service, in the format of `--connection-url`. */
async function credentials(): Promise<{ readonly redis: string; readonly ssl: string; readonly ca: string }> {
  const output = await stage.deployment.output('open_credentials');
  const [redis, ssl] = [PLAINTEXT, TLS].map(
    (port) => new RegExp(`"(rediss?://[^"]*@localhost:${port})"`).exec(JSON.stringify(output))?.[1],
  );
  return { redis: redis ?? '', ssl: ssl ?? '', ca: await stage.text('open_ca_certificate') };
}

/** Whether an address accepts a TCP connection, or the error code if it does not. */
function reach(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const end = (outcome: string) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.on('connect', () => end('connected'));
    socket.on('timeout', () => end('timeout'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}

/** The addresses of this host other than the loopback address, including those of Docker's bridges. */
function otherAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? address : []));
}

test('a service without plaintext publishes no port on the host', async () => {
  const { HostConfig, NetworkSettings } = await docker.inspect(`${STACK}-closed`);
  expect(HostConfig.PortBindings ?? {}).toEqual({});
  expect(Object.values(NetworkSettings.Ports).flatMap((bound) => bound ?? [])).toEqual([]);
});

test('plaintext is published on 127.0.0.1 only', async () => {
  const { NetworkSettings } = await docker.inspect(`${STACK}-open`);
  expect(NetworkSettings.Ports).toEqual({ '6379/tcp': [{ HostIp: '127.0.0.1', HostPort: `${PLAINTEXT}` }] });
  expect(await reach('127.0.0.1', PLAINTEXT)).toBe('connected');
  const addresses = otherAddresses();
  expect(addresses).not.toEqual([]);
  for (const address of addresses)
    expect([address, await reach(address, PLAINTEXT)]).toEqual([address, 'ECONNREFUSED']);
});

test('both credentials are exported, and TLS is the default', async () => {
  const { redis, ssl } = await credentials();
  expect(redis).toMatch(/^redis:\/\/default:[A-Za-z0-9]{40}@localhost:16430$/);
  expect(ssl).toBe(redis.replace('redis://', 'rediss://').replace('16430', '16431'));
  expect(await stage.deployment.output('open_credentials')).toEqual({
    version: '1.0',
    credentials: [
      { type: 'redis', default: false, connection_url: redis },
      { type: 'redis+ssl', default: true, connection_url: ssl },
    ],
  });
  expect(await stage.text('open_url')).toBe(ssl);
});

test('both credentials work side by side, with node redis and with redis-cli', async () => {
  const { redis, ssl, ca } = await credentials();
  expect(await ask(redis, ['SET', 'by', 'plaintext'])).toBe('OK');
  expect(await ask(ssl, ['GET', 'by'], ca)).toBe('plaintext');
  expect(await redisAnswer(targetOf(ssl, ca), 'SET', 'by', 'tls')).toBe('OK');
  expect(await redisAnswer(targetOf(redis), 'GET', 'by')).toBe('tls');
  expect(await printedLine(await stage.text('open_cli'), 'open-ca.crt', ca)).toBe('PONG');
  expect(await printedLine(`redis-cli -u ${redis}`)).toBe('PONG');
});

test('plaintext requires the password too', async () => {
  const { redis } = await credentials();
  const target = { ...targetOf(redis), username: undefined, password: undefined };
  expect((await redisCli(target, 'PING')).stdout).toMatch(/^NOAUTH/);
  await expect(ask(withPassword(redis, 'not the password'), ['PING'])).rejects.toThrow(/WRONGPASS/);
});

test('the TLS port rejects plaintext', async () => {
  const { redis, ssl } = await credentials();
  const target = { ...targetOf(redis), port: Number(new URL(ssl).port) };
  const { code, stdout } = await redisCli(target, 'PING');
  expect(stdout).not.toContain('PONG');
  expect(code).not.toBe(0);
});

test('the stack has an empty plan after the apply', async () => {
  expect(await stage.plannedChanges()).toEqual([]);
}, 60_000);
