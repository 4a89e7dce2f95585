import { ConnectionOutputs, RedisService, RemovalPolicy, TlsTerminator } from 'cdktf-redis';
import type { Construct } from 'constructs';
import { targetOf } from '../e2e/support/clients';
import { containerOf } from '../e2e/support/construct-container';
import * as docker from '../e2e/support/docker';
import { run } from '../e2e/support/process';
import { RawSession } from '../e2e/support/raw-session';
import { Stage } from '../e2e/support/stage';
import { waitUntil } from '../e2e/support/wait-until';

jest.setTimeout(120_000);

const STACK = 'chaos-clients';
const LINES = ['5.0', '7.0'] as const;
const idOf = (line: string) => `Redis${line.replace('.', '')}`;
/** The lint warns of this: the terminator leaves no client to anybody else. */
const MAX_CLIENTS = 40;

const stage = new Stage(STACK, {
  ...Object.fromEntries(LINES.map((line) => [`redis:${line}`, ['redis', line] as const])),
  haproxy: ['haproxy', '2.6'],
});

beforeAll(() =>
  stage.deploy((stack: Construct) => {
    for (const [index, line] of LINES.entries()) {
      const service = new RedisService(stack, idOf(line), {
        versionString: `${line}-nordb`,
        directives: { maxclients: String(MAX_CLIENTS) },
        removalPolicy: RemovalPolicy.DESTROY,
      });
      new TlsTerminator(stack, `${idOf(line)}Tls`, {
        service,
        port: 21170 + index,
        maxConnections: MAX_CLIENTS,
      });
      new ConnectionOutputs(stack, `out${index}`, { service });
    }
  }),
);

afterAll(() => stage.clear());

test.each([...LINES.entries()])('%i: no session is closed at maxclients of Redis %s', async (index, line) => {
  const target = targetOf(
    await stage.text(`out${index}_url`),
    await stage.text(`out${index}_ca_certificate`),
  );
  const terminator = await containerOf(`${STACK}/${idOf(line)}Tls`);
  const sessions: RawSession[] = [];
  const isFull = async () => {
    try {
      sessions.push(await RawSession.open(target));
      return false;
    } catch {
      return sessions.length >= MAX_CLIENTS - 4;
    }
  };
  try {
    await waitUntil('every client slot is used', isFull, { everyMs: 10 });
    // Three health checks of the terminator that find no slot.
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    const answers = await Promise.all(sessions.map((session) => session.ask('PING')));
    expect(answers).toEqual(sessions.map(() => '+PONG\r\n'));
    const { Config } = await docker.inspect(terminator);
    const [, check = ''] = Config.Healthcheck?.Test ?? [];
    expect((await run('docker', ['exec', terminator, 'sh', '-c', check])).code).toBe(0);
  } finally {
    for (const session of sessions) session.close();
  }
});
