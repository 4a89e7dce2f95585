import { TerraformStack } from 'cdktf';
import { RedisService, Replica } from '../../lib';
import { asObject, type JsonObject } from '../support/json';
import { serviceWithTls } from '../support/stacks';
import { synth, synthApp } from '../support/synth';

describe('a dependency of a construct', () => {
  test('is the address of a resource of the same stack', () => {
    const result = synth((stack) => {
      const { redis } = serviceWithTls(stack);
      new Replica(stack, 'Replica', { primary: redis });
    });
    const server = result.address('docker_container', 'Redis/Ready');
    expect(result.container('Tls').depends_on).toEqual([server]);
    expect(result.container('Replica').depends_on).toEqual([server]);
    expect(result.container('Redis').depends_on).toEqual([]);
  });

  test('is the other stack for a resource of another stack', () => {
    let order: string[] = [];
    const stacks = synthApp((app) => {
      const primary = new RedisService(new TerraformStack(app, 'one'), 'Redis');
      const two = new TerraformStack(app, 'two');
      new Replica(two, 'Replica', { primary });
      order = two.dependencies.map(({ node }) => node.id);
    });
    expect(order).toEqual(['one']);
    const config: JsonObject = JSON.parse(stacks.get('two') ?? '');
    const containers = Object.values(asObject(asObject(config.resource).docker_container)).map(asObject);
    expect(containers.flatMap((container) => container.depends_on ?? [])).toEqual([
      expect.stringMatching(/^docker_container\.Replica_Container_/),
    ]);
  });
});
