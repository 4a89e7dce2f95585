import { TerraformVariable } from 'cdktf';
import { ConnectionOutputs, RedisService, RemovalPolicy, TlsTerminator } from 'cdktf-redis';
import type { Construct } from 'constructs';
import { ask } from '../e2e/support/clients';
import * as docker from '../e2e/support/docker';
import { Stage, type StageImages } from '../e2e/support/stage';

jest.setTimeout(120_000);

const STACK = 'chaos-long';
const IMAGES: StageImages = {
  'redis:5.0': ['redis', '5.0'],
  'redis:7.0': ['redis', '7.0'],
  haproxy: ['haproxy', '2.6'],
};
/** In every password, to find it in logs and errors. */
const MARK = 'Canary';

const env: Record<string, string> = {};
const stage = new Stage(STACK, IMAGES, { env });

afterAll(() => stage.clear());

/** A password of a number of bytes, with characters of two bytes and characters that must be escaped. */
const passwordOf = (bytes: number) => `${MARK}\\"é${'"'.repeat(bytes - MARK.length - 4)}`;

/** The variable is not sensitive, as a mistake. */
function build(stack: Construct): void {
  const password = new TerraformVariable(stack, 'password', { type: 'string' }).stringValue;
  const common = { password, removalPolicy: RemovalPolicy.DESTROY };
  const five = new RedisService(stack, 'Five', { ...common, versionString: '5.0-nordb' });
  const seven = new RedisService(stack, 'Seven', { ...common, versionString: '7.0-nordb' });
  new TlsTerminator(stack, 'FiveTls', { service: five, port: 21165 });
  new TlsTerminator(stack, 'SevenTls', { service: seven, port: 21166 });
  new ConnectionOutputs(stack, 'five', { service: five });
  new ConnectionOutputs(stack, 'seven', { service: seven });
}

test('a password of 513 bytes below 6.0 fails the plan with its length, and is not shown', async () => {
  env.TF_VAR_password = passwordOf(513);
  const refusal = await stage.deploy(build).then(
    () => 'not refused',
    (error: unknown) => String(error),
  );
  const words = refusal.replace(/[\s│]+/g, ' ');
  expect(words).toContain('The password must have at most 512 bytes, because Redis below 6.0 does not start');
  expect(words).toContain('It has 513.');
  expect(refusal).not.toContain(MARK);
  expect(await docker.objectsNamed(STACK)).toEqual([]);
});

test('a password of 512 bytes works in every version, and is in no log', async () => {
  env.TF_VAR_password = passwordOf(512);
  await stage.deploy(build);
  for (const name of ['five', 'seven']) {
    const ca = await stage.text(`${name}_ca_certificate`);
    expect(await ask(await stage.text(`${name}_url`), ['PING'], ca)).toBe('PONG');
  }
  const containers = (await docker.objectsNamed(STACK)).flatMap(
    (object) => /^container (.*)$/.exec(object)?.[1] ?? [],
  );
  for (const container of containers) expect(await docker.logs(container)).not.toContain(MARK);
});
