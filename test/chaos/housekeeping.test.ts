import type { TerraformStack } from 'cdktf';
import { ConnectionOutputs, RedisService, RedisVersion, RemovalPolicy, TlsTerminator } from 'cdktf-redis';
import { configOf, held, write } from '../e2e/support/keys';
import { runOk } from '../e2e/support/process';
import { Stage } from '../e2e/support/stage';
import { insideOf } from './support/inside';

jest.setTimeout(240_000);

const STACK = 'chaos-prune';
const KEYS = 20;
const stage = new Stage(STACK);
const ask = insideOf(`${STACK}/Redis`, () => stage.text('redis_url'));

const build = (hz: string) => (stack: TerraformStack) => {
  const service = new RedisService(stack, 'Redis', {
    version: RedisVersion.V7_0,
    directives: { hz },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new TlsTerminator(stack, 'Tls', { service, port: 16391 });
  new ConnectionOutputs(stack, 'redis', { service });
};

/** Runs a prune of the Docker engine, only for what belongs to this stack. */
async function prune(what: 'container' | 'network' | 'volume', path: string): Promise<void> {
  await runOk('docker', [what, 'prune', '--force', '--filter', `label=cdktf-redis.owner=${STACK}/${path}`]);
}

beforeAll(async () => {
  await stage.deploy(build('11'));
  await write(ask, 'kept', KEYS);
});

afterAll(() => stage.clear());

describe('housekeeping on the Docker engine', () => {
  test('removes nothing that a running service needs, and the next plan only creates helpers again', async () => {
    for (const path of ['Redis', 'Tls']) {
      await prune('container', path);
      await prune('network', path);
      await prune('volume', path);
    }
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
    expect(await stage.plannedChanges()).toEqual([
      'create docker_container.Redis_ConfigContainer',
      'create docker_container.Redis_Ready',
      'create docker_container.Tls_ConfigContainer',
    ]);
  });

  test('does not keep the next change from the running server', async () => {
    await stage.edit(build('22'));
    await stage.deployment.apply();
    expect(await configOf(ask, 'hz')).toBe('22');
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
    expect(await stage.plannedChanges()).toEqual([]);
  });
});
