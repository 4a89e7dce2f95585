import { BackendTransport, DockerPlatform, RedisService, Replica } from '../../../lib';
import { asObjects } from '../../support/json';
import { problemIds, verdictOn } from '../../support/problems';
import { serviceWithTls, variable } from '../../support/stacks';
import { type Synthesized, synth } from '../../support/synth';

/** The networks of a workload: the construct path for those that the stack references by address, the name for others. */
function networksOf(result: Synthesized, path: string): string[] {
  const own = new Map(
    [...result.resources('docker_network').keys()].map((network) => [
      `\${${result.address('docker_network', network)}.name}`,
      network,
    ]),
  );
  return asObjects(result.container(path).networks_advanced).map(
    ({ name }) => own.get(String(name)) ?? String(name),
  );
}

describe('the networks of a service', () => {
  test('consist of one internal network', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis', { name: 'redis' }));
    expect(networksOf(result, 'Redis')).toEqual(['Redis/Network']);
    expect(result.resource('docker_network', 'Redis/Network')).toMatchObject({
      name: 'redis-net',
      internal: true,
      lifecycle: { ignore_changes: ['labels'] },
    });
  });

  test('include a network that is not internal if plaintext is published', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis', { name: 'redis', plaintext: true }));
    expect(networksOf(result, 'Redis')).toEqual(['Redis/Network', 'Redis/EdgeNetwork']);
    const edge = result.resource('docker_network', 'Redis/EdgeNetwork');
    expect(edge.internal).toBeUndefined();
    expect(edge).toMatchObject({ name: 'redis-edge' });
  });
});

describe('the networks of a terminator', () => {
  test('do not include the network of Redis if it uses a unix socket', () => {
    const result = synth((stack) => serviceWithTls(stack));
    expect(networksOf(result, 'Tls')).toEqual(['Tls/EdgeNetwork']);
  });

  test('include the network of Redis if it uses TCP, and no socket is shared', () => {
    const result = synth((stack) =>
      serviceWithTls(stack, { redis: { name: 'redis' }, tls: { transport: BackendTransport.TCP } }),
    );
    expect(networksOf(result, 'Tls')).toEqual(['Tls/EdgeNetwork', 'redis-net']);
    const paths = asObjects(result.container('Tls').volumes).map((volume) => volume.container_path);
    expect(paths).toEqual(['/etc/cdktf-redis']);
  });
});

describe('the networks of a replica', () => {
  test('are its own network and that of its primary', () => {
    const result = synth((stack) => {
      const primary = new RedisService(stack, 'Redis', { name: 'redis' });
      new Replica(stack, 'Replica', { primary });
    });
    expect(networksOf(result, 'Replica')).toEqual(['Replica/Network', 'redis-net']);
  });

  test('do not include that of its primary if it follows over TLS, because the link is in between', () => {
    const result = synth((stack) => {
      const { redis, tls } = serviceWithTls(stack, { tls: { name: 'tls' } });
      new Replica(stack, 'Replica', { primary: redis, via: tls, name: 'replica' });
    });
    expect(networksOf(result, 'Replica')).toEqual(['Replica/Network', 'replica-link-net']);
    expect(networksOf(result, 'Replica/Link')).toEqual([
      'Replica/Link/Network',
      'Replica/Link/EdgeNetwork',
      'tls-edge',
    ]);
  });
});

describe('a client network', () => {
  test('is joined only by containers that clients connect to', () => {
    const platform = new DockerPlatform({ clientNetwork: 'clients' });
    const result = synth((stack) => {
      serviceWithTls(stack, { redis: { platform } });
      new RedisService(stack, 'Plain', { platform, plaintext: true });
    });
    expect(networksOf(result, 'Redis')).not.toContain('clients');
    expect(networksOf(result, 'Tls')).toContain('clients');
    expect(networksOf(result, 'Plain')).toContain('clients');
  });

  test.each(['clients', 'c', 'My_net.1-2'])('can have the name %p', (clientNetwork) => {
    const platform = new DockerPlatform({ clientNetwork });
    expect(problemIds((stack) => serviceWithTls(stack, { redis: { platform } }))).toEqual([]);
  });

  test.each(['', 'my net', '-net', '.net', 'a/b', 'net\n', '${net}', 'büro'])(
    'must not have the name %p, which is reported once',
    (clientNetwork) => {
      const platform = new DockerPlatform({ clientNetwork });
      expect(problemIds((stack) => serviceWithTls(stack, { redis: { platform } }))).toEqual(['bad-name']);
    },
  );

  test('with a name that is not valid is reported with the allowed characters', () => {
    const platform = new DockerPlatform({ clientNetwork: 'my net' });
    expect(verdictOn((stack) => new RedisService(stack, 'Redis', { platform })).error).toContain(
      [
        '[test] clientNetwork of DockerPlatform is not a valid Docker network name (bad-name)',
        "    given:   'my net'",
        '    allowed: letters, digits and _ . -, beginning with a letter or digit',
        '    fix:     set clientNetwork to the name of an existing Docker network\n',
      ].join('\n'),
    );
  });

  test('can have a name that is known only at apply', () => {
    const result = synth((stack) => {
      const platform = new DockerPlatform({ clientNetwork: variable(stack, 'net') });
      serviceWithTls(stack, { redis: { platform } });
    });
    expect(networksOf(result, 'Tls')).toContain('${var.net}');
  });
});
