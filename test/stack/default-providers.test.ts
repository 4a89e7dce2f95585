import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import { RandomProvider } from '@cdktf/provider-random/lib/provider';
import { TlsProvider } from '@cdktf/provider-tls/lib/provider';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { DockerPlatform, RedisService } from '../../lib';
import { asObject } from '../support/json';
import { serviceWithTls } from '../support/stacks';
import { synth, synthApp, synthesized } from '../support/synth';

describe('the providers of a stack', () => {
  test('are added with their defaults if none is declared', () => {
    const { json } = synth((stack) => serviceWithTls(stack));
    expect(json.provider).toEqual({ docker: [{}], random: [{}], tls: [{}] });
  });

  test('are added only if a resource needs them', () => {
    const { json } = synth((stack) => new RedisService(stack, 'Redis'));
    expect(Object.keys(asObject(json.provider)).sort()).toEqual(['docker', 'random']);
  });

  test("are the user's if they are declared before the constructs", () => {
    const { json } = synth((stack) => {
      new DockerProvider(stack, 'Docker', { host: 'ssh://engine' });
      new RandomProvider(stack, 'Random');
      new TlsProvider(stack, 'TlsOfTheUser');
      serviceWithTls(stack);
    });
    expect(json.provider).toEqual({ docker: [{ host: 'ssh://engine' }], random: [{}], tls: [{}] });
  });

  test("are the user's if they are declared after the constructs, or deeper in the tree", () => {
    const { json } = synth((stack) => {
      serviceWithTls(stack);
      new DockerProvider(new Construct(stack, 'Deeper'), 'Docker', { host: 'ssh://engine' });
    });
    expect(json.provider).toEqual({ docker: [{ host: 'ssh://engine' }], random: [{}], tls: [{}] });
  });

  test('are added next to providers with an alias that no resource of the library uses', () => {
    const { json } = synth((stack) => {
      new DockerProvider(stack, 'Remote', { alias: 'remote', host: 'ssh://engine' });
      new RedisService(stack, 'Redis');
    });
    expect(asObject(json.provider).docker).toEqual(
      expect.arrayContaining([{ alias: 'remote', host: 'ssh://engine' }, {}]),
    );
  });

  test('are not added next to a provider with an alias that all resources of the library use', () => {
    const result = synth((stack) => {
      const provider = new DockerProvider(stack, 'Remote', { alias: 'remote', host: 'ssh://engine' });
      serviceWithTls(stack, { redis: { platform: new DockerPlatform({ provider }) } });
    });
    expect(result.providers('docker')).toEqual([{ alias: 'remote', host: 'ssh://engine' }]);
    for (const type of ['docker_container', 'docker_volume', 'docker_network', 'docker_image']) {
      for (const resource of result.resources(type).values()) expect(resource.provider).toBe('docker.remote');
    }
  });

  test('are added once, however often a stack is synthesized', () => {
    const { stack } = synth((scope) => {
      serviceWithTls(scope);
      new RedisService(scope, 'Other');
    });
    expect(synthesized(stack, undefined).json.provider).toEqual({ docker: [{}], random: [{}], tls: [{}] });
  });

  test('are added to each stack of an app separately', () => {
    const stacks = synthApp((app) => {
      new RedisService(new TerraformStack(app, 'one'), 'Redis');
      const two = new TerraformStack(app, 'two');
      new DockerProvider(two, 'Docker', { host: 'ssh://engine' });
      new RedisService(two, 'Redis');
      new TerraformStack(app, 'three');
    });
    const providers = ['one', 'two', 'three'].map((name) => JSON.parse(stacks.get(name) ?? '').provider);
    expect(providers).toEqual([
      { docker: [{}], random: [{}] },
      { docker: [{ host: 'ssh://engine' }], random: [{}] },
      undefined,
    ]);
  });

  test('are added to a stack within a stack separately', () => {
    const stacks = synthApp((app) => {
      const outer = new TerraformStack(app, 'outer');
      new RedisService(outer, 'Redis');
      const inner = new TerraformStack(outer, 'inner');
      new DockerProvider(inner, 'Docker', { host: 'ssh://engine' });
      serviceWithTls(inner);
    });
    const [inner, outer] = [...stacks].sort().map(([, text]) => JSON.parse(text).provider);
    expect(outer).toEqual({ docker: [{}], random: [{}] });
    expect(inner).toEqual({ docker: [{ host: 'ssh://engine' }], random: [{}], tls: [{}] });
  });
});
