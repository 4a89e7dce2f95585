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
  test('adds the Kubernetes provider and not the Docker provider', () => {
    const { json } = synth((stack) => serviceWithTls(stack, { redis: on({}) }));
    expect(json.provider).toEqual({ kubernetes: [{}], random: [{}], tls: [{}] });
  });

  test('uses the given provider for all objects', () => {
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

  test('uses the names of Services as endpoints, and the certificate contains them', () => {
    const { built, ...result } = { ...synthesized() };
    expect(built.redis.endpoint.host).toMatch(/^test-redis-\w+\.apps\.svc\.cluster\.local$/);
    expect(built.tls.endpoint.toString()).toMatch(/^test-tls-\w+\.apps\.svc\.cluster\.local:6380$/);
    const { dns_names } = result.request;
    const [name] = built.tls.endpoint.host.split('.');
    expect(dns_names).toEqual([built.tls.endpoint.host, `${name}.apps.svc`, `${name}.apps`, name]);
  });

  test('accepts a namespace that is known only at apply', () => {
    const { text } = synth((stack) => {
      const { metadata } = new NamespaceV1(stack, 'Apps', { metadata: { name: 'apps' } });
      serviceWithTls(stack, { redis: on({ namespace: metadata.name }) });
    });
    expect(text).toContain('${kubernetes_namespace_v1.Apps.metadata[0].name}');
  });

  test('runs its images and pulls them with its image pull secret', () => {
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
    'rejects a %s that is not a valid Kubernetes name',
    (setting) => {
      const { error } = verdictOn((stack) => new RedisService(stack, 'Redis', on({ [setting]: 'No Name' })));
      expect(error).toContain(
        `[test] ${setting} of KubernetesPlatform is not a valid Kubernetes name (bad-name)`,
      );
    },
  );

  test('rejects settings that only Docker supports, as Docker rejects those of Kubernetes', () => {
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

  test('rejects a name that is not valid for a Service', () => {
    expect(problemIds((stack) => new RedisService(stack, '1st', { ...on({}), name: '1st' }))).toEqual([
      'bad-name',
    ]);
  });

  test('has no private network in common with another namespace or with Docker', () => {
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
