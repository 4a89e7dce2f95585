import { Construct } from 'constructs';
import { BackendTransport, RedisService, TlsCertificate, TlsTerminator } from '../../../lib';
import { CERTIFICATES } from '../../support/certificates';
import { problemIds } from '../../support/problems';
import { serviceWithTls, variable } from '../../support/stacks';
import { synth } from '../../support/synth';

describe('a terminator', () => {
  test('has an endpoint, the name that clients verify, its service and a redis+ssl credential', () => {
    const result = synth((stack) => serviceWithTls(stack));
    const { tls, redis } = result.built;
    expect(String(tls.endpoint)).toBe('localhost:6380');
    expect(tls.serverName).toBe('localhost');
    expect(tls.service).toBe(redis);
    expect(tls.credential.type).toBe('redis+ssl');
  });

  test('uses a name from its certificate as server name if clients connect to an address', () => {
    const { tls } = synth((stack) =>
      serviceWithTls(stack, { tls: { listenAddress: '10.1.2.3', name: 'tls' } }),
    ).built;
    expect(String(tls.endpoint)).toBe('10.1.2.3:6380');
    expect(tls.serverName).toBe('tls');
  });

  test('uses the address as server name if clients connect to an address with your own certificate', () => {
    const { tls } = synth((stack) =>
      serviceWithTls(stack, {
        tls: {
          listenAddress: '10.1.2.3',
          certificate: TlsCertificate.fromPem({
            certificateChain: CERTIFICATES.server,
            privateKey: variable(stack, 'key'),
          }),
        },
      }),
    ).built;
    expect([String(tls.endpoint), tls.serverName]).toEqual(['10.1.2.3:6380', '10.1.2.3']);
  });

  test('uses the name that its certificate was checked for as server name, not an alternative name', () => {
    const { tls } = synth((stack) =>
      serviceWithTls(stack, {
        tls: {
          published: false,
          name: 'localhost',
          alternativeNames: ['other.example.com'],
          certificate: TlsCertificate.fromPem({
            certificateChain: CERTIFICATES.server,
            privateKey: variable(stack, 'key'),
          }),
        },
      }),
    ).built;
    expect([String(tls.endpoint), tls.serverName]).toEqual(['localhost:6380', 'localhost']);
  });

  test.each([{ listenAddress: '10.1.2.3' }, { published: false }])(
    'with %j does not use a wildcard as server name, because no client can verify one',
    (props) => {
      const { tls } = synth((stack) =>
        serviceWithTls(stack, { tls: { name: 'tls', alternativeNames: ['*.example.com'], ...props } }),
      ).built;
      expect(tls.serverName).toBe('tls');
    },
  );

  test('uses its name on its network as endpoint if it is not published', () => {
    const { tls } = synth((stack) => serviceWithTls(stack, { tls: { published: false, name: 'tls' } })).built;
    expect(String(tls.endpoint)).toBe('tls:6380');
  });

  test('connects to Redis over the unix socket by default, or over TCP', () => {
    const socket = synth((stack) => serviceWithTls(stack, { redis: { name: 'redis' } }));
    expect(socket.file('Tls', 'haproxy.cfg')).toContain('server redis unix@/run/cdktf-redis/redis.sock ');
    const tcp = synth((stack) =>
      serviceWithTls(stack, { redis: { name: 'redis' }, tls: { transport: BackendTransport.TCP } }),
    );
    expect(tcp.file('Tls', 'haproxy.cfg')).toContain('server redis redis:6379 resolvers system ');
  });

  test('can stand in front of an imported service', () => {
    const result = synth((stack) => {
      const service = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
        host: '2001:db8::1',
        port: 7000,
      });
      return new TlsTerminator(stack, 'Tls', { service });
    });
    expect(result.file('Tls', 'haproxy.cfg')).toContain('server redis [2001:db8::1]:7000 ');
    expect(result.file('Tls', 'haproxy.cfg')).not.toContain('send "AUTH');
  });

  test('can be the second terminator of a service if it has another port', () => {
    expect(
      problemIds((stack) => {
        const { redis } = serviceWithTls(stack);
        new TlsTerminator(stack, 'Second', { service: redis, port: 6381 });
      }),
    ).toEqual([]);
    expect(
      problemIds((stack) => {
        const { redis } = serviceWithTls(stack);
        new TlsTerminator(stack, 'Second', { service: redis });
      }),
    ).toEqual(['port-taken']);
  });
});

describe('the certificate of a terminator', () => {
  test('is valid for one year and its private CA for ten years, with ECDSA P-256 keys', () => {
    const result = synth((stack) => serviceWithTls(stack, { tls: { name: 'tls' } }));
    for (const key of result.resources('tls_private_key').values()) {
      expect(key).toEqual({ algorithm: 'ECDSA', ecdsa_curve: 'P256' });
    }
    expect(result.resource('tls_cert_request', 'Tls/CertificateRequest')).toMatchObject({
      dns_names: ['localhost', 'tls'],
      ip_addresses: ['127.0.0.1'],
    });
    expect(result.resource('tls_locally_signed_cert', 'Tls/Certificate')).toMatchObject({
      validity_period_hours: 8760,
      early_renewal_hours: 2160,
      allowed_uses: ['digital_signature', 'server_auth'],
    });
    expect(result.resource('tls_self_signed_cert', 'Tls/CertificateAuthority/Certificate')).toMatchObject({
      is_ca_certificate: true,
      validity_period_hours: 87600,
      early_renewal_hours: 8760,
      allowed_uses: ['cert_signing', 'crl_signing'],
    });
  });

  test('has a common name of at most 64 characters, even if the host name is longer', () => {
    const result = synth((stack) =>
      serviceWithTls(stack, { tls: { hostName: `${'long-label.'.repeat(20)}example.com` } }),
    );
    expect(JSON.stringify(result.resource('tls_cert_request', 'Tls/CertificateRequest').subject)).toMatch(
      /^\[\{"common_name":".{1,64}"\}\]$/,
    );
  });

  test('is the given certificate, with its key from a Terraform variable', () => {
    const result = synth((stack) =>
      serviceWithTls(stack, {
        tls: {
          hostName: 'redis.example.com',
          certificate: TlsCertificate.fromPem({
            certificateChain: CERTIFICATES.server,
            privateKey: variable(stack, 'key'),
            caCertificate: CERTIFICATES.authority,
          }),
        },
      }),
    );
    expect(result.file('Tls', 'server.pem')).toBe(`${CERTIFICATES.server}\n\${sensitive(var.key)}\n`);
    expect(result.built.tls.caCertificate).toBe(CERTIFICATES.authority);
    expect(result.inventory.filter((resource) => resource.startsWith('tls_'))).toEqual([]);
  });

  test('can be renewed without a change to Redis', () => {
    const result = synth((stack) => serviceWithTls(stack));
    for (const path of ['Redis/Container', 'Redis/ConfigContainer']) {
      expect(JSON.stringify(result.resource('docker_container', path))).not.toContain('tls_');
    }
    expect(result.file('Tls', 'server.pem')).toContain('${tls_locally_signed_cert.');
  });

  test.each(['certificateChain', 'caCertificate'] as const)(
    'must not have a private key in %s, which is not secret',
    (prop) => {
      const key = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';
      const given = { certificateChain: CERTIFICATES.server, caCertificate: CERTIFICATES.authority };
      expect(
        problemIds((stack) =>
          serviceWithTls(stack, {
            tls: {
              certificate: TlsCertificate.fromPem({
                ...given,
                [prop]: given[prop] + key,
                privateKey: variable(stack, 'key'),
              }),
            },
          }),
        ),
      ).toEqual(['plaintext-secret']);
    },
  );
});

describe('an imported terminator', () => {
  test.each([
    [{ host: 'my_redis', serverName: 'redis.example.com' }, ['bad-host-name']],
    [{ host: 'redis.example.com', port: 65536 }, ['bad-port']],
    [{ host: 'redis.example.com', serverName: 'a) verify none' }, ['bad-host-name']],
    [{ host: 'redis.example.com', serverName: '*.example.com' }, ['bad-host-name']],
    [{ host: '*.example.com' }, ['bad-host-name']],
    [{ host: 'redis.example.com', port: 0 }, ['bad-port']],
    [{ host: 'redis.example.com', caCertificate: 'none' }, ['bad-certificate']],
    [
      { host: 'redis.example.com', caCertificate: `${CERTIFICATES.authority}-----BEGIN PRIVATE KEY-----` },
      ['plaintext-secret'],
    ],
    [{ host: '10.1.2.3', port: 65535, caCertificate: CERTIFICATES.authority }, []],
  ])('with %j has the problems %j', (attributes, expected) => {
    expect(
      problemIds((stack) => TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', attributes)),
    ).toEqual(expected);
  });
});

describe('the certificate of a terminator with wildcards', () => {
  test('contains them and the name that clients connect to', () => {
    const result = synth((stack) =>
      serviceWithTls(stack, {
        tls: { name: 'tls', hostName: 'redis.example.com', alternativeNames: ['*.redis.example.com'] },
      }),
    );
    expect(result.resource('tls_cert_request', 'Tls/CertificateRequest').dns_names).toEqual([
      'redis.example.com',
      '*.redis.example.com',
      'tls',
    ]);
    expect(result.built.tls.serverName).toBe('redis.example.com');
  });
});

describe('terminators that are not published', () => {
  test('use no port of the host', () => {
    expect(
      problemIds((stack) => {
        serviceWithTls(stack, { tls: { published: false } });
        serviceWithTls(new Construct(stack, 'Other'), { tls: { published: false } });
      }),
    ).toEqual([]);
  });
});
