import type { TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
  RemovalPolicy,
} from 'cdktf-redis';
import { containerOf } from '../e2e/support/construct-container';
import { Deployment } from '../e2e/support/deployment';
import * as docker from '../e2e/support/docker';
import { held, write } from '../e2e/support/keys';
import { runOk } from '../e2e/support/process';
import { Stage } from '../e2e/support/stage';
import { insideOf } from './support/inside';

jest.setTimeout(240_000);

const STACK = 'chaos-volume';
const BY_HAND = `${STACK}-by-hand`;
const KEYS = 20;
const first = new Stage(STACK);
const ask = insideOf(`${STACK}/Redis`, () => first.text('redis_url'));

const build =
  (id: string, props: RedisServiceProps = {}) =>
  (stack: TerraformStack) => {
    const service = new RedisService(stack, id, {
      version: RedisVersion.V7_0,
      // With DESTROY, Terraform destroys the volumes that it has in its state.
      removalPolicy: RemovalPolicy.DESTROY,
      ...props,
    });
    new ConnectionOutputs(stack, 'redis', { service });
  };

async function dataVolume(path: string): Promise<string> {
  const { Mounts } = await docker.inspect(await containerOf(path));
  const name = Mounts.find(({ Destination }) => Destination === '/data')?.Name;
  if (name === undefined) throw new Error(`${path} has no data volume`);
  return name;
}

beforeAll(async () => {
  await first.deploy(build('Redis'));
  await write(ask, 'kept', KEYS);
});

afterAll(() => first.clear());

describe('a volume of another deployment', () => {
  test('is neither served nor destroyed by a second folder with the same stack', async () => {
    const volume = await dataVolume(`${STACK}/Redis`);
    // The names are free, as after a crash of the first deployment and a prune.
    for (const object of await docker.objectsNamed(STACK)) {
      const [kind = '', name = ''] = object.split(' ');
      if (kind !== 'volume')
        await runOk('docker', [kind, 'rm', ...(kind === 'container' ? ['--force'] : []), name]);
    }
    const second = Deployment.of(first.synthesized);
    await second.apply();
    expect(await dataVolume(`${STACK}/Redis`)).not.toBe(volume);
    await second.destroy();
    expect(await docker.existingVolumes([volume])).toEqual([volume]);
    await first.deployment.apply();
    expect(await dataVolume(`${STACK}/Redis`)).toBe(volume);
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
  });

  test('stops the start of a server, and the error says whose it is', async () => {
    const container = await containerOf(`${STACK}/Redis`);
    await docker.exec(
      container,
      'sh',
      '-c',
      'cp /data/owned-by /data/mine && echo "0 other/Cache" > /data/owned-by',
    );
    await first.edit(build('Redis', { directives: { hz: '12' } }));
    await expect(first.deployment.apply()).rejects.toThrow(/belongs\s+to\s+other\/Cache\s+of\s+another/);
    const image = (await docker.inspect(container)).Config.Image;
    const volume = await dataVolume(`${STACK}/Redis`);
    await runOk('docker', [
      ...['run', '--rm', '--network', 'none', '--entrypoint', 'sh', '--volume', `${volume}:/data`, image],
      ...['-c', 'mv /data/mine /data/owned-by'],
    ]);
    await first.edit(build('Redis', { directives: { hz: '13' } }));
    await first.deployment.apply();
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
  });
});

describe('an existing volume with data', () => {
  test('is served by a construct that adopts it, and stays with a server that does not', async () => {
    const volume = await dataVolume(`${STACK}/Redis`);
    const image = (await docker.inspect(await containerOf(`${STACK}/Redis`))).Config.Image;
    // A volume with a label of its own, which an attribute in the code could replace.
    await runOk('docker', ['volume', 'create', '--label', 'made=by-hand', BY_HAND]);
    await ask('SAVE');
    await runOk('docker', [
      ...['run', '--rm', '--network', 'none', '--entrypoint', 'sh', '--user', 'root'],
      ...['--volume', `${volume}:/from:ro`, '--volume', `${BY_HAND}:/data`, image],
      ...['-c', 'cp /from/dump.rdb /data/ && chown -R redis:redis /data'],
    ]);
    const adopting = (stack: TerraformStack) => {
      build('Redis', { directives: { hz: '13' } })(stack);
      new RedisService(stack, 'Adopting', {
        version: RedisVersion.V7_0,
        adoptVolume: BY_HAND,
        removalPolicy: RemovalPolicy.DESTROY,
      });
    };
    await first.edit(adopting);
    await first.deployment.apply();
    expect(await dataVolume(`${STACK}/Adopting`)).toBe(BY_HAND);
    const log = await docker.logs(await containerOf(`${STACK}/Adopting`));
    expect(log).toContain(`DB loaded from`);
    expect(log).toMatch(new RegExp(`keys loaded: ${KEYS}`));
    expect(await first.plannedChanges()).toEqual([]);
  });
});
