import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConnectionOutputs, MemorySize, RedisService, RedisVersion, RemovalPolicy } from 'cdktf-redis';
import { type Finished, run, runOk } from '../e2e/support/process';
import { Stage } from '../e2e/support/stage';

jest.setTimeout(240_000);

const PROGRAM = resolve(__dirname, '../../bin/cdktf-redis.js');
const STACK = 'cli-stuck-exec';
const stage = new Stage(STACK);
const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-stuck-exec-'));
const at = (name: string) => join(folder, name);
let docker: string;

beforeAll(async () => {
  docker = (await runOk('sh', ['-c', 'command -v docker'])).trim();
  await stage.deploy((stack) => {
    const service = new RedisService(stack, 'Redis', {
      version: RedisVersion.V7_0,
      memory: MemorySize.mebibytes(128),
      drillTarget: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new ConnectionOutputs(stack, 'outputs', { service, prefix: 'redis' });
  });
  writeFileSync(at('outputs.json'), JSON.stringify({ url: { value: await stage.text('redis_url') } }), {
    mode: 0o600,
  });
});

afterAll(async () => {
  await stage.clear();
  rmSync(folder, { recursive: true });
});

/**
 * Drills a crash with a docker command whose next commands `exec` never end after the crash. A process that each of them leaves behind
 * keeps its pipes open.
 */
async function drill(stuck: number, ...options: string[]): Promise<Finished & { readonly seconds: number }> {
  rmSync(at('crashed'), { force: true });
  writeFileSync(
    at('docker'),
    `#!/bin/sh
[ $1 != run ] || echo ${stuck} >${at('crashed')}
if [ $1 = exec ] && [ -e ${at('crashed')} ]; then
  read -r left <${at('crashed')}
  if [ $left -gt 0 ]; then
    echo $((left - 1)) >${at('crashed')}
    setsid sleep 60 &
    trap '' TERM
    while :; do sleep 1; done
  fi
fi
exec ${docker} "$@"
`,
  );
  chmodSync(at('docker'), 0o755);
  const start = performance.now();
  const args = ['--event', 'process crash', '--seconds', '1', '--outputs', at('outputs.json'), ...options];
  const finished = await run(process.execPath, [PROGRAM, 'drill', stage.synthesized, ...args], {
    env: { PATH: `${folder}:${process.env.PATH}` },
    timeoutSeconds: 180,
  });
  return { ...finished, seconds: (performance.now() - start) / 1000 };
}

test('a drill asks again if docker exec never ends after a crash, and completes', async () => {
  const { code, stdout, stderr, seconds } = await drill(1);
  expect({ code, stderr }).toEqual({ code: 0, stderr: `${STACK}/Redis: process crash\n` });
  expect(existsSync(at('crashed'))).toBe(true);
  expect(stdout).toMatch(/^\S+ +process crash .* within$/m);
  expect(seconds).toBeLessThan(90);
});

test('a drill ends at its limit if docker exec never ends any more, and names the service', async () => {
  const { code, stderr, seconds } = await drill(1000, '--timeout', '10');
  expect(code).toBe(2);
  expect(stderr).toContain(`cdktf-redis drill: [${STACK}/Redis] did not answer within 10 s`);
  expect(seconds).toBeLessThan(90);
});
