import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { RedisService, TlsTerminator } from '../../../lib';
import { KubernetesPlatform, type KubernetesPlatformProps } from '../../../lib/kubernetes';
import { asObject } from '../../support/json';
import { podOf } from '../../support/kubernetes/pods';
import { problemIds, verdictOn } from '../../support/problems';
import { serviceWithTls } from '../../support/stacks';
import { synth } from '../../support/synth';

const on = (props: KubernetesPlatformProps) => ({ platform: new KubernetesPlatform(props) });

describe('a Kubernetes platform', () => {
  test('adds its provider, and not that of Docker', () => {
    const { json } = synth((stack) => serviceWithTls(stack, { redis: on({}) }));
    expect(json.provider).toEqual({ kubernetes: [{}], random: [{}], tls: [{}] });
  });

  test('gives all objects the provider that it is given', () => {
    const result = synth((stack) => {
      const provider = new KubernetesProvider(stack, 'Other', { alias: 'other', configContext: 'other' });
      serviceWithTls(stack, { redis: on({ provider }) });
    });
    expect(result.providers('kubernetes')).toEqual([{ alias: 'other', config_context: 'other' }]);
    for (const line of result.inventory.filter((each) => each.startsWith('kubernetes_'))) {
      const [type = '', path = ''] = line.split(' ');
      expect(result.resource(type, path).provider).toBe('kubernetes.other');
    }
  });

  test('is reached under the names of Services, which the certificate holds', () => {
    const { built, ...result } = { ...synthesized() };
    expect(built.redis.endpoint.host).toMatch(/^test-redis-\w+\.apps\.svc\.cluster\.local$/);
    expect(built.tls.endpoint.toString()).toMatch(/^test-tls-\w+\.apps\.svc\.cluster\.local:6380$/);
    const { dns_names } = result.request;
    const [name] = built.tls.endpoint.host.split('.');
    expect(dns_names).toEqual([built.tls.endpoint.host, `${name}.apps.svc`, `${name}.apps`, name]);
  });

  test('takes a namespace that is only known at apply', () => {
    const { text } = synth((stack) => {
      const { metadata } = new NamespaceV1(stack, 'Apps', { metadata: { name: 'apps' } });
      serviceWithTls(stack, { redis: on({ namespace: metadata.name }) });
    });
    expect(text).toContain('${kubernetes_namespace_v1.Apps.metadata[0].name}');
  });

  test('runs the images of the platform, pulled with its secret', () => {
    const result = synth((stack) =>
      serviceWithTls(stack, {
        redis: {
          ...on({ imageRegistry: 'registry.example.com', imagePullSecret: 'pull' }),
          versionString: '7.0',
        },
      }),
    );
    expect(podOf(result, 'Redis').container.image).toBe('registry.example.com/redis:7.0.15');
    expect(podOf(result, 'Redis').spec.image_pull_secrets).toEqual([{ name: 'pull' }]);
  });

  test.each(['namespace', 'storageClass', 'clusterDomain', 'imagePullSecret'] as const)(
    'refuses a %s that no cluster can have',
    (setting) => {
      const { error } = verdictOn((stack) => new RedisService(stack, 'Redis', on({ [setting]: 'No Name' })));
      expect(error).toContain(
        `[test] ${setting} of KubernetesPlatform is not a name that Kubernetes takes (bad-name)`,
      );
    },
  );

  test('refuses what Docker has and it has not, and the other way round', () => {
    expect(
      problemIds((stack) => serviceWithTls(stack, { redis: on({}), tls: { listenAddress: '0.0.0.0' } })),
    ).toEqual(['not-on-platform']);
    expect(
      problemIds((stack) =>
        serviceWithTls(stack, { redis: { ...on({}), plaintext: true, plaintextAddress: '127.0.0.1' } }),
      ),
    ).toEqual(['not-on-platform']);
    expect(problemIds((stack) => serviceWithTls(stack, { tls: { copies: 2 } }))).toContain('not-on-platform');
  });

  test('refuses a name that no Service can have', () => {
    expect(problemIds((stack) => new RedisService(stack, '1st', { ...on({}), name: '1st' }))).toEqual([
      'bad-name',
    ]);
  });

  test('has no private way to another namespace, another cluster or Docker', () => {
    const across = (one: KubernetesPlatformProps, other: KubernetesPlatformProps) =>
      problemIds((stack) => {
        const service = new RedisService(stack, 'Redis', on(one));
        new TlsTerminator(stack, 'Tls', { service, ...on(other) });
      });
    expect(across({ namespace: 'a' }, { namespace: 'b' })).toEqual(['no-private-path']);
    expect(across({ namespace: 'a' }, { namespace: 'a' })).toEqual([]);
    expect(
      problemIds((stack) => {
        const service = new RedisService(stack, 'Redis');
        new TlsTerminator(stack, 'Tls', { service, ...on({}) });
      }),
    ).toEqual(['no-private-path']);
  });
});

function synthesized() {
  const result = synth((stack) => serviceWithTls(stack, { redis: on({ namespace: 'apps' }) }));
  return {
    built: result.built,
    request: asObject(result.resource('tls_cert_request', 'Tls/CertificateRequest')),
  };
}
