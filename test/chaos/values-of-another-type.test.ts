import type { TerraformStack } from 'cdktf';
import { ConnectionOutputs, RedisService, type RedisServiceProps } from 'cdktf-redis';
import { targetOf } from '../e2e/support/clients';
import { type RedisTarget, redisAnswer } from '../e2e/support/redis-cli';
import { Stage } from '../e2e/support/stage';

jest.setTimeout(120_000);

const stage = new Stage('chaos-values');

let target: RedisTarget;

function stack(props: object = {}): (stack: TerraformStack) => void {
  const given: RedisServiceProps = { versionString: '7.0', plaintext: true, plaintextPort: 21000, ...props };
  return (scope) => {
    const service = new RedisService(scope, 'Redis', given);
    new ConnectionOutputs(scope, 'redis', { service });
  };
}

beforeAll(async () => {
  await stage.deploy(stack());
  target = targetOf(await stage.text('redis_url'));
  await redisAnswer(target, 'set', 'key', 'value');
});

afterAll(() => stage.clear());

describe('a deployed service whose code is edited', () => {
  test.each([
    ['removalPolicy', 'PROTECT'],
    ['removalPolicy', ''],
    ['plaintext', 'false'],
    ['drillTarget', 'false'],
    ['acceptDataLossOnFlavorChange', 'false'],
    ['fsyncPolicy', 'always'],
    ['savePoints', null],
    ['memory', 512],
  ])('is not synthesized with %s: %p, so nothing of it can be applied', async (prop, value) => {
    await expect(stage.synth(stack({ [prop]: value }))).rejects.toThrow(
      new RegExp(`\\[chaos-values/Redis\\] ${prop} must be .* \\(bad-prop-type\\)`),
    );
  });

  test('keeps its protection and its data', async () => {
    expect(await stage.plannedChanges()).toEqual([]);
    await expect(stage.deployment.destroy()).rejects.toThrow(/prevent_destroy|cannot be destroyed/);
    expect(await redisAnswer(target, 'get', 'key')).toBe('value');
  });
});
