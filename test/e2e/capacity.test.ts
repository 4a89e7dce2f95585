import { connect, type TLSSocket } from 'node:tls';
import { ConnectionOutputs, RedisService, RedisVersion, RemovalPolicy, TlsTerminator } from 'cdktf-redis';
import type { Construct } from 'constructs';
import { containerOf } from './support/construct-container';
import { inspect } from './support/docker';
import { Stage } from './support/stage';

jest.setTimeout(120_000);

const STACK = 'e2e-capacity';
const PORT = 16510;
const SESSIONS = 2000;

const stage = new Stage(STACK);
const sessions: TLSSocket[] = [];

beforeAll(() =>
  stage.deploy((stack: Construct) => {
    const service = new RedisService(stack, 'Redis', {
      version: RedisVersion.V7_0,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new TlsTerminator(stack, 'Tls', { service, port: PORT });
    new ConnectionOutputs(stack, 'redis', { service });
  }),
);

afterAll(async () => {
  for (const session of sessions) session.destroy();
  await stage.clear();
});

/** Opens a session and logs in. */
function open(ca: string, password: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const session = connect({ host: '127.0.0.1', port: PORT, ca, servername: 'localhost' });
    sessions.push(session);
    session.once('error', reject);
    session.once('data', (answer) => resolve(answer.toString()));
    session.write(`AUTH ${password}\r\n`);
  });
}

test('a terminator holds its default number of sessions at once in its default memory', async () => {
  const ca = await stage.text('redis_ca_certificate');
  const { password } = new URL(await stage.text('redis_url'));
  for (let index = 0; index < SESSIONS; index += 1) expect(await open(ca, password)).toBe('+OK\r\n');
  expect(sessions.filter((session) => session.readyState === 'open')).toHaveLength(SESSIONS);
  const { State, RestartCount } = await inspect(await containerOf(`${STACK}/Tls`));
  expect({ running: State.Running, killed: State.OOMKilled, RestartCount }).toEqual({
    running: true,
    killed: false,
    RestartCount: 0,
  });
});
