import { KubernetesPlatform, StoredCertificate } from '../../../lib/kubernetes';
import { CERTIFICATES } from '../../support/certificates';
import { asObject, asObjects } from '../../support/json';
import { podOf } from '../../support/kubernetes/pods';
import { problemIds } from '../../support/problems';
import { serviceWithTls } from '../../support/stacks';
import { synth } from '../../support/synth';

const certificate = StoredCertificate.fromSecret({
  secretName: 'redis-tls',
  caCertificate: CERTIFICATES.authority,
});
const redis = { platform: new KubernetesPlatform() };

describe('a certificate in a Kubernetes Secret', () => {
  const result = synth((stack) =>
    serviceWithTls(stack, { redis, tls: { certificate, hostName: 'redis.example.com' } }),
  );
  const { spec, container, template } = podOf(result, 'Tls');

  test('is mounted where haproxy.cfg expects it, with its key in the same directory', () => {
    const [files] = asObjects(spec.volume);
    const [{ sources } = { sources: [] }] = asObjects(files?.projected);
    expect(asObjects(sources).at(-1)).toEqual({
      secret: [
        {
          name: 'redis-tls',
          items: [
            { key: 'tls.crt', path: 'server.pem' },
            { key: 'tls.key', path: 'server.pem.key' },
          ],
        },
      ],
    });
    const own = asObject(result.resource('kubernetes_secret_v1', 'Tls/Secret').data);
    expect(Object.keys(own)).toEqual(['haproxy.cfg']);
    expect(own['haproxy.cfg']).toContain('crt /etc/cdktf-redis/server.pem ');
  });

  test('is checked for changes regularly, and HAProxy reloads it', () => {
    expect(container.command).toEqual(['sh', '/etc/cdktf-redis/start']);
    const plain = asObject(result.resource('kubernetes_config_map_v1', 'Tls/ConfigMap').data);
    expect(plain.start).toContain('kill -USR2 $proxy');
  });

  test('does not restart pods if it changes, because no annotation depends on it', () => {
    const annotations = JSON.stringify(asObject(template.metadata).annotations);
    expect(annotations).not.toContain('redis-tls');
  });

  test('provides the CA and the host name that clients verify', () => {
    const { tls } = result.built;
    expect(tls.caCertificate).toBe(CERTIFICATES.authority);
    expect(tls.serverName).toBe('redis.example.com');
  });

  test('creates no resource of the tls provider', () => {
    expect(result.inventory.filter((resource) => resource.startsWith('tls_'))).toEqual([]);
  });

  test('must not be used on Docker', () => {
    expect(problemIds((stack) => serviceWithTls(stack, { tls: { certificate } }))).toEqual([
      'not-on-platform',
    ]);
  });
});
