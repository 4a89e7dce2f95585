import { Construct } from 'constructs';
import { RedisService, RegulatedWorkload, TlsTerminator } from '../../../lib';
import { KubernetesPlatform, ServiceBinding, type ServiceBindingProps } from '../../../lib/kubernetes';
import { asObject } from '../../support/json';
import { problemIds } from '../../support/problems';
import { serviceWithTls } from '../../support/stacks';
import { synth } from '../../support/synth';

const platform = new KubernetesPlatform({ namespace: 'data' });

function bound(props: Partial<ServiceBindingProps> = {}) {
  return synth((stack) => {
    const { redis, tls } = serviceWithTls(stack, {
      redis: { platform, users: [{ name: 'app' }] },
    });
    return { redis, tls, binding: new ServiceBinding(stack, 'Binding', { service: redis, ...props }) };
  });
}

function secretOf(result: ReturnType<typeof bound>) {
  return result.resource('kubernetes_secret_v1', 'Binding/Secret');
}

describe('the secret of a binding', () => {
  test('has the format of the Service Binding specification', () => {
    const result = bound();
    const { host } = result.built.tls.endpoint;
    const password = `\${${result.address('random_password', 'Redis/Password')}.result}`;
    expect(secretOf(result).type).toBe('servicebinding.io/redis');
    expect(secretOf(result).data).toEqual({
      type: 'redis',
      provider: 'cdktf-redis',
      host,
      port: '6380',
      username: 'default',
      password,
      uri: `rediss://default:${password}@${host}:6380`,
      'ca.crt': `\${${result.address('tls_self_signed_cert', 'Tls/CertificateAuthority/Certificate')}.cert_pem}`,
    });
  });

  test('is in the namespace of the service, or in the namespace of its clients', () => {
    expect(asObject(secretOf(bound()).metadata).namespace).toBe('data');
    const clients = new KubernetesPlatform({ namespace: 'clients' });
    expect(asObject(secretOf(bound({ platform: clients })).metadata).namespace).toBe('clients');
  });

  test('has the name in secretName, which can be set', () => {
    const result = bound();
    expect(asObject(secretOf(result).metadata).name).toBe(result.built.binding.secretName);
    expect(asObject(secretOf(bound({ secretName: 'redis' })).metadata).name).toBe('redis');
  });

  test('can contain the credentials of a declared user', () => {
    expect(asObject(secretOf(bound({ user: 'app' })).data).username).toBe('app');
  });

  test('contains the plaintext credential if the service has no terminator', () => {
    const result = synth((stack) => {
      const redis = new RedisService(stack, 'Redis', { platform });
      new ServiceBinding(stack, 'Binding', { service: redis });
    });
    const { data } = result.resource('kubernetes_secret_v1', 'Binding/Secret');
    expect(asObject(data).uri).toMatch(/^redis:.*:6379$/);
    // Terraform converts the number to a string.
    expect(asObject(data).port).toBe(6379);
    expect(asObject(data)['ca.crt']).toBeUndefined();
  });

  test('must not contain the plaintext credential in a regulated workload', () => {
    expect(
      problemIds((stack) => {
        const service = new RedisService(stack, 'Redis', { platform });
        const payments = new Construct(stack, 'Payments');
        RegulatedWorkload.tag(payments);
        new ServiceBinding(payments, 'Binding', { service });
      }),
    ).toEqual(['regulated-takes-plaintext']);
  });

  test('needs a Kubernetes platform for a service on Docker', () => {
    const build = (props: Partial<ServiceBindingProps>) =>
      problemIds((stack) => {
        const { redis } = serviceWithTls(stack);
        new ServiceBinding(stack, 'Binding', { service: redis, ...props });
      });
    expect(build({})).toEqual(['not-on-platform']);
    expect(build({ platform })).toEqual([]);
  });

  test('must use a terminator of its service that was created before it', () => {
    expect(
      problemIds((stack) => {
        const { tls } = serviceWithTls(stack, { redis: { platform } });
        const service = new RedisService(stack, 'Other', { platform });
        new ServiceBinding(stack, 'Binding', { service, terminator: tls });
      }),
    ).toEqual(['other-service']);
    expect(
      problemIds((stack) => {
        const service = new RedisService(stack, 'Redis', { platform });
        new ServiceBinding(stack, 'Binding', { service });
        new TlsTerminator(stack, 'Tls', { service });
      }),
    ).toEqual(['made-too-early']);
  });
});
