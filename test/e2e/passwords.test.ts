import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { ConnectionOutputs, RedisService, RemovalPolicy, Replica, TlsTerminator } from 'cdktf-redis';
import { ask, printedLine, targetOf, withPassword } from './support/clients';
import * as docker from './support/docker';
import { planText } from './support/plan-text';
import { runOk } from './support/process';
import { redisAnswer, redisCli } from './support/redis-cli';
import { Stage } from './support/stage';
import { waitUntil } from './support/wait-until';

const IMAGES = {
  'redis:5.0': ['redis', '5.0'],
  'redis:7.0': ['redis', '7.0'],
  haproxy: ['haproxy', '2.6'],
} as const;

/** Letters in the middle of each password that only Base64 would change. The tests search for them to find a leak. */
const MARK = 'ZauberTrank';
const CHANGED_MARK = 'NeuerTrank';

/** Every character that is special in a shell, HCL, a URL, redis.conf, an inline command or haproxy.cfg. */
const HOSTILE = ` a "b" 'c' \\ \\\\ \\n \\x41 # $ $HOME \${var.x} \${ %{ %{if} % %41 @ / : ; & + = ? ${MARK} äß€🗝 \\"`;
const CHANGED = `"${CHANGED_MARK}' \\" $\{1} #%@:/ ü`;

const NAMES = ['seven', 'five', 'copy'] as const;
const STACK = 'e2eb-pw';

function build(stack: TerraformStack): void {
  const prefix = stack.node.id;
  const { stringValue: password } = new TerraformVariable(stack, 'password', {
    type: 'string',
    sensitive: true,
  });
  const common = { password, removalPolicy: RemovalPolicy.DESTROY };
  const seven = new RedisService(stack, 'Seven', {
    ...common,
    versionString: '7.0-aof',
    name: `${prefix}-seven`,
  });
  const five = new RedisService(stack, 'Five', {
    ...common,
    versionString: '5.0-aof',
    name: `${prefix}-five`,
  });
  const copy = new Replica(stack, 'Copy', { ...common, primary: five, name: `${prefix}-copy` });
  [seven, five, copy].forEach((service, index) => {
    const id = NAMES[index] ?? '';
    new TlsTerminator(stack, `${id}Tls`, { service, port: 16410 + index, name: `${prefix}-${id}-tls` });
    new ConnectionOutputs(stack, id, { service });
  });
}

describe('a password with every special character', () => {
  const env: Record<string, string> = { TF_VAR_password: HOSTILE };
  const stage = new Stage(STACK, IMAGES, { env });
  const url = (name: string) => stage.text(`${name}_url`);
  const ca = (name: string) => stage.text(`${name}_ca_certificate`);
  const containers = async () =>
    (await docker.objectsNamed(STACK)).flatMap((object) => /^container (.*)$/.exec(object)?.[1] ?? []);

  beforeAll(() => stage.deploy(build), 300_000);

  afterAll(() => stage.clear(), 60_000);

  test('keeps every server and terminator healthy', async () => {
    for (const name of NAMES.flatMap((id) => [`${STACK}-${id}`, `${STACK}-${id}-tls`])) {
      const { State } = await docker.inspect(name);
      expect([name, State.Health?.Status]).toEqual([name, 'healthy']);
    }
    expect(await stage.plannedChanges()).toEqual([]);
  }, 60_000);

  test.each(NAMES)('lets clients log in to %s with the exported URL', async (name) => {
    expect(await ask(await url(name), ['PING'], await ca(name))).toBe('PONG');
    const target = targetOf(await url(name), await ca(name));
    expect(target.password).toBe(HOSTILE);
    expect(await redisAnswer(target, 'PING')).toBe('PONG');
  });

  test('is quoted for a shell in the redis-cli command', async () => {
    expect(await printedLine(await stage.text('seven_cli'), 'seven-ca.crt', await ca('seven'))).toBe('PONG');
  });

  test.each(NAMES)('is the only one that %s accepts', async (name) => {
    for (const other of [HOSTILE.trim(), `${HOSTILE} `, HOSTILE.replace('\\\\', '\\')]) {
      const wrong = withPassword(await url(name), other);
      await expect(ask(wrong, ['PING'], await ca(name))).rejects.toThrow(/WRONGPASS|invalid/i);
    }
    const target = targetOf(await url(name), await ca(name));
    expect((await redisCli({ ...target, password: undefined, username: undefined }, 'PING')).stdout).toMatch(
      /^NOAUTH/,
    );
  });

  test('lets a replica of 5.0 log in to its primary', async () => {
    const primary = targetOf(await url('five'), await ca('five'));
    expect(await redisAnswer(primary, 'SET', 'fruit', 'medlar')).toBe('OK');
    const copy = targetOf(await url('copy'), await ca('copy'));
    await waitUntil('the write arrives', async () => (await redisAnswer(copy, 'GET', 'fruit')) === 'medlar');
  });

  test('does not appear in synthesized files or in a plan', async () => {
    const folder = await stage.synth(build);
    expect(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')).not.toContain(MARK);
    const plan = await planText(folder, env);
    expect(plan).toContain('(sensitive value)');
    expect(plan).not.toContain(MARK);
  }, 60_000);

  test('does not appear in docker inspect, logs or processes', async () => {
    const names = await containers();
    expect(names).toHaveLength(15);
    const inspected = await runOk('docker', ['inspect', ...names]);
    expect(inspected).toContain(`${STACK}-seven`);
    expect(inspected).not.toContain(MARK);
    expect(inspected).not.toContain(Buffer.from(HOSTILE).toString('base64'));
    for (const name of names) expect(await docker.logs(name)).not.toContain(MARK);
    const processes = 'cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2> /dev/null || true';
    for (const id of NAMES) {
      const seen = await docker.exec(`${STACK}-${id}`, 'sh', '-c', processes);
      expect(seen).toContain('redis-server');
      expect(seen).not.toContain(MARK);
    }
  }, 60_000);

  test('can be changed: the containers that use it are replaced, data stays, and only the new one works', async () => {
    const before = await Promise.all(NAMES.map(url));
    const sevenTls = (await docker.inspect(`${STACK}-seven-tls`)).Id;
    const seven = targetOf(await url('seven'), await ca('seven'));
    expect(await redisAnswer(seven, 'SET', 'kept', 'yes')).toBe('OK');

    env.TF_VAR_password = CHANGED;
    const knowing = ['Copy', 'Five', 'Seven', 'copyTls', 'fiveTls'];
    expect(await stage.plannedChanges()).toEqual(
      knowing
        .flatMap((id) => [
          `replace docker_container.${id}_ConfigContainer`,
          `replace docker_container.${id}_Container`,
          ...(id.endsWith('Tls') ? [] : [`replace docker_container.${id}_Ready`]),
          `replace terraform_data.${id}_Revision`,
        ])
        .sort(),
    );
    await stage.deployment.apply();

    expect((await docker.inspect(`${STACK}-seven-tls`)).Id).toBe(sevenTls);
    for (const [index, name] of NAMES.entries()) {
      const [old, now] = [before[index] ?? '', await url(name)];
      expect(decodeURIComponent(new URL(now).password)).toBe(CHANGED);
      await waitUntil(`${name} serves`, async () => (await ask(now, ['PING'], await ca(name))) === 'PONG');
      await expect(ask(old, ['PING'], await ca(name))).rejects.toThrow(/WRONGPASS|invalid/i);
    }
    expect(await ask(await url('seven'), ['GET', 'kept'], await ca('seven'))).toBe('yes');
    expect(await ask(await url('five'), ['GET', 'fruit'], await ca('five'))).toBe('medlar');
    expect(await stage.plannedChanges()).toEqual([]);
  }, 180_000);
});

describe('a password that is not valid', () => {
  const REFUSED = 'e2eb-refused';
  const env: Record<string, string> = {};
  const stage = new Stage(REFUSED, IMAGES, { env });

  afterAll(() => stage.clear(), 60_000);

  test.each([
    ['a newline', `sixteen letters\nand ${MARK}`],
    ['a tab', `sixteen letters\tand ${MARK}`],
    ['fewer than 16 characters', MARK],
  ])(
    'with %s fails the apply before anything is created, and is not shown',
    async (_what, password) => {
      env.TF_VAR_password = password;
      const refusal = await stage.deploy(build).then(
        () => 'not refused',
        (error: unknown) => String(error),
      );
      expect(refusal).toMatch(/password/i);
      expect(refusal).toMatch(/16 characters/);
      expect(refusal).not.toContain(MARK);
      await expect(stage.deployment.plannedChanges()).rejects.toThrow(/16 characters/);
      expect(await docker.objectsNamed(REFUSED)).toEqual([]);
    },
    60_000,
  );
});
