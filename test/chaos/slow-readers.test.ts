import { connect, type Socket } from 'node:net';
import { ConnectionOutputs, MemorySize, RedisService, RemovalPolicy } from 'cdktf-redis';
import type { Construct } from 'constructs';
import { targetOf } from '../e2e/support/clients';
import { containerOf } from '../e2e/support/construct-container';
import * as docker from '../e2e/support/docker';
import { type RedisTarget, redisAnswer } from '../e2e/support/redis-cli';
import { Stage } from '../e2e/support/stage';
import { waitUntil } from '../e2e/support/wait-until';

jest.setTimeout(120_000);

const STACK = 'chaos-slow';
const LINES = ['5.0', '7.0', '8.0'] as const;
const MEBIBYTE = 1024 * 1024;
const VALUE = 'x'.repeat(MEBIBYTE);

const stage = new Stage(
  STACK,
  Object.fromEntries(LINES.map((line) => [`redis:${line}`, ['redis', line] as const])),
);
const idOf = (line: string) => `Redis${line.replace('.', '')}`;

beforeAll(() =>
  stage.deploy((stack: Construct) => {
    for (const [index, line] of LINES.entries()) {
      const service = new RedisService(stack, idOf(line), {
        versionString: line,
        memory: MemorySize.mebibytes(256),
        plaintext: true,
        plaintextPort: 21160 + index,
        removalPolicy: RemovalPolicy.DESTROY,
      });
      new ConnectionOutputs(stack, `out${index}`, { service });
    }
  }),
);

afterAll(() => stage.clear());

describe.each([...LINES.entries()])('%i: Redis %s with 256 MiB', (index, line) => {
  const sockets: Socket[] = [];
  let target: RedisTarget;
  let container: string;

  beforeAll(async () => {
    target = targetOf(await stage.text(`out${index}_url`));
    container = await containerOf(`${STACK}/${idOf(line)}`);
    const writer = await client();
    writer.resume();
    writer.write(command('SET', 'big', VALUE));
    await waitUntil('the value is stored', async () => (await redisAnswer(target, 'STRLEN', 'big')) !== '0');
  });

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    const { State, RestartCount } = await docker.inspect(container);
    expect({ running: State.Running, killed: State.OOMKilled, RestartCount }).toEqual({
      running: true,
      killed: false,
      RestartCount: 0,
    });
    await waitUntil('it answers', async () => (await redisAnswer(target, 'PING')) === 'PONG');
  });

  /** A client that is logged in and reads nothing more. */
  async function client(): Promise<Socket> {
    const socket = connect({ host: '127.0.0.1', port: target.port });
    sockets.push(socket);
    socket.on('error', () => undefined);
    const { username, password = '' } = target;
    socket.write(command('AUTH', ...(username === undefined ? [] : [username]), password));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    return socket;
  }

  const command = (...words: string[]) =>
    `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;

  const memory = async () =>
    Number(/used_memory:(\d+)/.exec(await redisAnswer(target, 'INFO', 'memory'))?.[1]) / MEBIBYTE;

  test('survives a reader that leaves 250 answers of 1 MB unread', async () => {
    const reader = await client();
    reader.write(command('GET', 'big').repeat(250));
    await sleep(2);
    expect(await memory()).toBeLessThan(200);
  });

  test('survives slow readers that come together', async () => {
    // Below 7.0 there is no limit for all clients together.
    const count = line === '5.0' ? 8 : 60;
    for (let each = 0; each < count; each += 1) (await client()).write(command('GET', 'big').repeat(20));
    await sleep(2);
    expect(await memory()).toBeLessThan(200);
  });

  test('survives subscribers that do not read', async () => {
    const publisher = await client();
    publisher.resume();
    for (let each = 0; each < 32; each += 1) (await client()).write(command('SUBSCRIBE', 'news'));
    await waitUntil('all have subscribed', async () =>
      /\b32$/.test(await redisAnswer(target, 'PUBLISH', 'news', 'begin')),
    );
    for (let each = 0; each < 40; each += 1) publisher.write(command('PUBLISH', 'news', VALUE));
    await sleep(3);
    expect(await memory()).toBeLessThan(230);
  });

  test('survives replicas that do not read', async () => {
    for (let each = 0; each < 2; each += 1) {
      const replica = await client();
      replica.write(command('PSYNC', '?', '-1'));
    }
    await waitUntil('both are replicas', async () =>
      (await redisAnswer(target, 'INFO', 'replication')).includes('connected_slaves:2'),
    );
    const writer = await client();
    writer.resume();
    for (let each = 0; each < 200; each += 1) writer.write(command('SET', 'big', VALUE));
    await waitUntil('the replicas are disconnected', async () =>
      (await redisAnswer(target, 'INFO', 'replication')).includes('connected_slaves:0'),
    );
  });

  test('keeps a client that reads the answers of a big pipeline, and a value of 10 MB', async () => {
    const reader = await client();
    const wanted = 100_000 * '$-1\r\n'.length;
    let received = 0;
    reader.on('data', (chunk) => {
      received += chunk.length;
    });
    reader.write(command('GET', 'none').repeat(100_000));
    reader.resume();
    await waitUntil('all answers are here', async () => received === wanted);
    reader.write(command('SETRANGE', 'large', String(10 * MEBIBYTE - 1), 'x'));
    reader.write(command('GET', 'large'));
    await waitUntil('the value is here', async () => received > wanted + 10 * MEBIBYTE);
  });
});

const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
