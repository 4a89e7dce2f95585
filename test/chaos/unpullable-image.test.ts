import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TerraformStack } from 'cdktf';
import { RedisService, RemovalPolicy } from 'cdktf-redis';
import { testImage } from '../e2e/support/images';
import { run, runOk } from '../e2e/support/process';
import { Stage } from '../e2e/support/stage';
import { call } from '../support/cli';

const STACK = 'chaos-unpullable';
const SERVER = `${STACK}-redis`;
/** An image of a registry that does not exist. */
const MISSING = 'registry.invalid/chaos-unpullable:7.0.15';

const build =
  (image?: string) =>
  (stack: TerraformStack): void => {
    new RedisService(stack, 'Redis', {
      name: SERVER,
      versionString: '7.0-aof',
      removalPolicy: RemovalPolicy.DESTROY,
      image,
    });
  };

/** Terraform stops a server before it pulls its new image, so a pipeline must pull the image first. */
describe('an image that cannot be pulled', () => {
  const stage = new Stage(STACK);
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-chaos-image-'));

  beforeAll(() => stage.deploy(build()), 200_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await run('docker', ['rmi', MISSING]);
    await stage.clear();
  }, 60_000);

  test('is named by the plan and by the review before an apply, and docker pull fails while the server runs', async () => {
    // The stand-in plans only with images that are there.
    const content = `FROM ${await testImage('redis', '7.0')}\nLABEL chaos-unpullable=true\n`;
    await runOk('docker', ['build', '--quiet', '--tag', MISSING, '-'], { input: content });
    const before = stage.synthesized;
    await stage.edit(build(MISSING));
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(await stage.deployment.planJson()), { mode: 0o600 });

    // A plan of the stand-in has no names of images.
    const isStandIn = stage.deployment.standIns.length > 0;
    expect(call('plan', '--images', file).out).toBe(isStandIn ? '' : `${MISSING}\n`);
    const sentence = `needs the image ${MISSING} on the Docker engine before the apply`;
    expect(call('plan', file).out.includes(sentence)).toBe(!isStandIn);
    const review = call('review', stage.synthesized, '--base', before, '--format', 'json').out;
    expect(JSON.parse(review)).toMatchObject({ images: [MISSING] });

    await runOk('docker', ['rmi', MISSING]);
    expect((await run('docker', ['pull', MISSING])).code).not.toBe(0);
    const { stdout } = await run('docker', ['ps', '--filter', `name=^/${SERVER}$`, '--format', '{{.State}}']);
    expect(stdout.trim()).toBe('running');
  }, 120_000);
});
