import type { TerraformStack } from 'cdktf';
import { TerraformVariable } from 'cdktf';
import {
  ConnectionOutputs,
  Flavor,
  MemorySize,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
  RemovalPolicy,
  TlsCertificate,
  TlsTerminator,
} from 'cdktf-redis';
import { containerOf } from '../e2e/support/construct-container';
import * as docker from '../e2e/support/docker';
import { held, write } from '../e2e/support/keys';
import { makeCertificate } from '../e2e/support/own-certificate';
import { Stage } from '../e2e/support/stage';
import { waitUntil } from '../e2e/support/wait-until';
import { insideOf } from './support/inside';

jest.setTimeout(240_000);

const STACK = 'chaos-start';
const KEYS = 20;
const env: Record<string, string> = {};
const stage = new Stage(STACK, undefined, { env });
const ask = insideOf(`${STACK}/Redis`, () => stage.text('redis_url'));

const build =
  (props: RedisServiceProps = {}) =>
  (stack: TerraformStack) => {
    const service = new RedisService(stack, 'Redis', {
      version: RedisVersion.V7_0,
      flavor: Flavor.RDB_ONLY,
      removalPolicy: RemovalPolicy.DESTROY,
      ...props,
    });
    const sensitive = (name: string) =>
      new TerraformVariable(stack, name, { type: 'string', sensitive: true }).stringValue;
    const certificate = TlsCertificate.fromPem({
      certificateChain: new TerraformVariable(stack, 'chain', { type: 'string' }).stringValue,
      privateKey: sensitive('key'),
    });
    new TlsTerminator(stack, 'Tls', { service, port: 16392, certificate });
    new ConnectionOutputs(stack, 'redis', { service });
  };

/** The error of an apply, on one line, and its seconds. */
async function failedApply(): Promise<{ readonly error: string; readonly seconds: number }> {
  const start = Date.now();
  const error = await stage.deployment.apply().then(
    () => 'the apply succeeded',
    (reason: Error) => reason.message.replace(/[\s│]+/g, ' '),
  );
  return { error, seconds: (Date.now() - start) / 1000 };
}

beforeAll(async () => {
  const { chain, privateKey } = await makeCertificate('localhost');
  Object.assign(env, { TF_VAR_chain: chain, TF_VAR_key: privateKey });
  await stage.deploy(build());
  await write(ask, 'kept', KEYS);
  await ask('SAVE');
});

afterAll(() => stage.clear());

describe('an apply fails with the reason, long before its time limit of 300 seconds', () => {
  test('if a server refuses to start, and the way back works', async () => {
    await stage.edit(build({ flavor: Flavor.MEMORY_ONLY }));
    const { error, seconds } = await failedApply();
    expect(error).toContain(
      'refused to start Redis 7.0, NO PERSISTENCE: the data of its durable flavor would',
    );
    expect(seconds).toBeLessThan(60);
    await stage.edit(build());
    await stage.deployment.apply();
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
  });

  test('if a server refuses to start that an administrator had stopped, and the way back works', async () => {
    await docker.stop(await containerOf(`${STACK}/Redis`));
    await stage.edit(build({ flavor: Flavor.MEMORY_ONLY }));
    const { error } = await failedApply();
    expect(error).toContain('refused to start Redis 7.0, NO PERSISTENCE');
    await docker.stop(await containerOf(`${STACK}/Redis`));
    await stage.edit(build());
    await stage.deployment.apply();
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
  });

  test('if the certificate does not fit its private key', async () => {
    const good = env.TF_VAR_key;
    env.TF_VAR_key = (await makeCertificate('localhost')).privateKey;
    const { error, seconds } = await failedApply();
    expect(error).toMatch(/inconsistencies between private key and certificate/);
    expect(seconds).toBeLessThan(60);
    env.TF_VAR_key = good;
    await stage.deployment.apply();
  });

  test('if the kernel kills the server while it loads more data than fits', async () => {
    await stage.edit(build({ memory: MemorySize.mebibytes(512), maxMemory: MemorySize.mebibytes(400) }));
    await stage.deployment.apply();
    await ask('EVAL', 'for i = 1, 150 do redis.call("SET", "big" .. i, string.rep("x", 1000000)) end', '0');
    await stage.edit(build({ memory: MemorySize.mebibytes(64) }));
    const { error } = await failedApply();
    expect(error).toContain('was killed by the kernel while it loaded its data');
    await stage.edit(build());
    await stage.deployment.apply();
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
    await ask('EVAL', 'for i = 1, 150 do redis.call("DEL", "big" .. i) end', '0');
  });

  test('if the server ends because its data is damaged', async () => {
    await ask('SAVE');
    await docker.exec(
      await containerOf(`${STACK}/Redis`),
      ...['sh', '-c', 'cp /data/dump.rdb /data/whole && chmod 400 /data/whole'],
    );
    // The server must not save over the damaged file when it stops.
    await ask('CONFIG', 'SET', 'save', '');
    await docker.exec(
      await containerOf(`${STACK}/Redis`),
      ...['sh', '-c', 'printf broken | dd of=/data/dump.rdb bs=1 seek=20 conv=notrunc 2>/dev/null'],
    );
    await stage.edit(build({ directives: { hz: '12' } }));
    const { error, seconds } = await failedApply();
    expect(error).toMatch(/ended with code 1 while it started: .*read-aux/);
    expect(seconds).toBeLessThan(60);
  });
});

describe('what an administrator changed at runtime', () => {
  test('does not lock an RDB-only server out: an append-only file that is newer than the snapshot is used', async () => {
    await stage.clear();
    await stage.deploy(build());
    await write(ask, 'saved', KEYS);
    await ask('SAVE');
    await ask('CONFIG', 'SET', 'appendonly', 'yes');
    await waitUntil('the append-only file is complete', async () =>
      /aof_rewrite_in_progress:0\r?\n[\s\S]*aof_last_bgrewrite_status:ok/.test(
        await ask('INFO', 'persistence'),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await write(ask, 'later', KEYS);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const container = await containerOf(`${STACK}/Redis`);
    await docker.killProcess(container);
    await docker.waitHealthy(container);
    expect(await held(ask, 'saved', KEYS)).toBe(KEYS);
    expect(await held(ask, 'later', KEYS)).toBe(KEYS);
    expect(await docker.logs(container)).toContain('turned the append-only file on at runtime');
  });
});
