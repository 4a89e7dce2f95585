import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import {
  DockerPlatform,
  Flavor,
  RedisService,
  Replica,
  TlsCertificate,
  TlsTerminator,
  type TlsTerminatorAttributes,
  type TlsTerminatorProps,
} from '../../../lib';
import { CERTIFICATES } from '../../support/certificates';
import { problemIds, verdictOn } from '../../support/problems';
import { imported, serviceWithTls, variable } from '../../support/stacks';
import { synth } from '../../support/synth';

describe('a replica', () => {
  test('runs the version and flavor of its primary, with credentials of its own', () => {
    const { built } = synth((stack) => {
      const primary = new RedisService(stack, 'Redis', { versionString: '6.2' });
      return { primary, replica: new Replica(stack, 'Replica', { primary }) };
    });
    const { primary, replica } = built;
    expect([replica.version.line, replica.flavor, replica.primary]).toEqual([
      '6.2',
      Flavor.RDB_ONLY,
      primary,
    ]);
    expect(replica.credentials.redis.password).not.toBe(primary.credentials.redis.password);
  });

  test('logs in to its primary as the replication user, with the password of the primary', () => {
    const result = synth((stack) => {
      const primary = new RedisService(stack, 'Redis', { name: 'redis' });
      new Replica(stack, 'Replica', { primary });
    });
    const password = result.address('random_password', 'Redis/ReplicationPassword');
    expect(result.file('Replica', 'redis.conf')).toContain(
      [
        '# Replication',
        'replicaof redis 6379',
        'masteruser replication',
        `masterauth \${${password}.result}`,
        'replica-read-only yes',
      ].join('\n'),
    );
  });

  test('logs in with the only password of a version below 6.0, in directives of that version', () => {
    const result = synth((stack) => {
      const primary = new RedisService(stack, 'Redis', { name: 'redis', versionString: '4.0' });
      new Replica(stack, 'Replica', { primary });
    });
    const password = result.address('random_password', 'Redis/Password');
    expect(result.file('Replica', 'redis.conf')).toContain(
      `slaveof redis 6379\nmasterauth \${${password}.result}\nslave-read-only yes\n`,
    );
  });

  test('can have replicas and a terminator of its own', () => {
    const result = synth((stack) => {
      const primary = new RedisService(stack, 'Redis');
      const replica = new Replica(stack, 'Replica', { primary, name: 'replica' });
      new Replica(stack, 'Further', { primary: replica });
      return new TlsTerminator(stack, 'Tls', { service: replica });
    });
    expect(result.file('Further', 'redis.conf')).toContain('\nreplicaof replica 6379\n');
    expect(result.container('Tls').depends_on).toEqual([result.address('docker_container', 'Replica/Ready')]);
  });

  test('follows a memory-only primary only if the code accepts the loss of data', () => {
    const replica = (acceptDataLossOnPrimaryRestart?: boolean) =>
      problemIds((stack) => {
        const primary = new RedisService(stack, 'Redis', { flavor: Flavor.MEMORY_ONLY });
        new Replica(stack, 'Replica', { primary, acceptDataLossOnPrimaryRestart });
      });
    expect(replica()).toEqual(['memory-only-primary']);
    expect(replica(true)).toEqual([]);
  });
});

describe('a replica behind a terminator', () => {
  test('follows over a link that encrypts the traffic and verifies the terminator', () => {
    const result = synth((stack) => {
      const { redis, tls } = serviceWithTls(stack, { tls: { name: 'tls', hostName: 'redis.example.com' } });
      new Replica(stack, 'Replica', { primary: redis, via: tls, name: 'replica' });
    });
    expect(result.file('Replica', 'redis.conf')).toContain('\nreplicaof replica-link 6379\n');
    expect(result.file('Replica/Link', 'haproxy.cfg')).toContain(
      'server redis tls:6380 ssl verify required ca-file /etc/cdktf-redis/ca.pem sni str(redis.example.com) ' +
        'check-sni redis.example.com verifyhost redis.example.com ssl-min-ver TLSv1.2 ',
    );
    expect(result.file('Replica/Link', 'ca.pem')).toBe(
      `\${${result.address('tls_self_signed_cert', 'Tls/CertificateAuthority/Certificate')}.cert_pem}\n`,
    );
  });

  test('starts after its link, which starts after the terminator', () => {
    const result = synth((stack) => {
      const { redis, tls } = serviceWithTls(stack);
      new Replica(stack, 'Replica', { primary: redis, via: tls });
    });
    const address = (path: string) => result.address('docker_container', path);
    expect(result.container('Replica/Link').depends_on).toEqual([address('Tls/Container')]);
    expect(result.container('Replica').depends_on).toEqual([address('Replica/Link/Container')]);
  });

  test('follows an imported primary', () => {
    const result = synth((stack) => {
      const via = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', {
        host: '10.1.2.3',
        serverName: 'redis.example.com',
        caCertificate: CERTIFICATES.authority,
      });
      new Replica(stack, 'Replica', { primary: imported(stack), via });
    });
    expect(result.file('Replica/Link', 'haproxy.cfg')).toContain(
      'server redis 10.1.2.3:6380 ssl verify required ',
    );
    expect(result.file('Replica', 'redis.conf')).toContain(
      'masterauth "${replace(replace(sensitive(var.ImportedReplicationPassword), ',
    );
  });

  test('connects to the address for clients if it runs on another Docker engine', () => {
    const result = synth((stack) => {
      const { redis, tls } = serviceWithTls(stack, {
        tls: { listenAddress: '0.0.0.0', hostName: 'redis.example.com' },
      });
      const provider = new DockerProvider(stack, 'Remote', { alias: 'remote' });
      new Replica(stack, 'Replica', { primary: redis, via: tls, platform: new DockerPlatform({ provider }) });
    });
    expect(result.file('Replica/Link', 'haproxy.cfg')).toContain('server redis redis.example.com:6380 ssl ');
    expect(result.container('Replica/Link').provider).toBe('docker.remote');
  });
});

describe('a replica on another Docker engine', () => {
  test('needs a terminator of its primary', () => {
    expect(
      problemIds((stack) => {
        const primary = new RedisService(stack, 'Redis');
        const provider = new DockerProvider(stack, 'Remote', { alias: 'remote' });
        new Replica(stack, 'Replica', { primary, platform: new DockerPlatform({ provider }) });
      }),
    ).toEqual(['no-private-path']);
  });

  test('cannot use a terminator that listens on the loopback address only', () => {
    expect(
      problemIds((stack) => {
        const { redis, tls } = serviceWithTls(stack);
        const provider = new DockerProvider(stack, 'Remote', { alias: 'remote' });
        new Replica(stack, 'Replica', {
          primary: redis,
          via: tls,
          platform: new DockerPlatform({ provider }),
        });
      }),
    ).toEqual(['no-private-path']);
  });
});

describe('a replica on another Docker engine behind a terminator', () => {
  const idsWith = (tls: Omit<TlsTerminatorProps, 'service'>) =>
    problemIds((stack) => {
      const { redis, tls: via } = serviceWithTls(stack, { tls });
      const provider = new DockerProvider(stack, 'Remote', { alias: 'remote' });
      new Replica(stack, 'Replica', { primary: redis, via, platform: new DockerPlatform({ provider }) });
    });

  test.each<[Omit<TlsTerminatorProps, 'service'>, string[]]>([
    [{ published: false }, ['no-private-path']],
    [{ listenAddress: '::1' }, ['no-private-path']],
    [{ listenAddress: '10.1.2.3' }, []],
    [{ listenAddress: '0.0.0.0', hostName: 'redis.example.com' }, []],
  ])('with the terminator %j has the problems %j', (tls, expected) => {
    expect(idsWith(tls)).toEqual(expected);
  });
});

describe('a replica on the Docker engine of a terminator', () => {
  test('can use a terminator that is not published', () => {
    const result = synth((stack) => {
      const { redis, tls } = serviceWithTls(stack, { tls: { published: false, name: 'tls' } });
      new Replica(stack, 'Replica', { primary: redis, via: tls });
    });
    expect(result.file('Replica/Link', 'haproxy.cfg')).toContain(
      'server redis tls:6380 ssl verify required ca-file /etc/cdktf-redis/ca.pem sni str(tls) ' +
        'check-sni tls verifyhost tls ',
    );
  });

  test('needs a DNS name to verify, so a terminator that is known by its address needs a hostName', () => {
    const { error } = verdictOn((stack) => {
      const { redis, tls } = serviceWithTls(stack, {
        tls: {
          listenAddress: '10.1.2.3',
          certificate: TlsCertificate.fromPem({
            certificateChain: CERTIFICATES.server,
            privateKey: variable(stack, 'key'),
            caCertificate: CERTIFICATES.authority,
          }),
        },
      });
      new Replica(stack, 'Replica', { primary: redis, via: tls });
    });
    expect(error).toMatch(/^cdktf-redis found 1 problem;/);
    expect(error).toContain(
      [
        '[test/Replica] test/Tls has only an IP address, but the replica needs a DNS name to verify its certificate (bad-host-name)',
        '    fix:     set hostName of the terminator, or pass serverName to fromTlsTerminatorAttributes\n',
      ].join('\n'),
    );
  });
});

describe('a replica behind an imported terminator', () => {
  const CA = { caCertificate: CERTIFICATES.authority };

  test.each<[TlsTerminatorAttributes, string[]]>([
    [{ host: 'redis.example.com', ...CA }, []],
    [{ host: '10.1.2.3', serverName: 'redis.example.com', ...CA }, []],
    [{ host: '10.1.2.3', ...CA }, ['bad-host-name']],
    [{ host: 'redis.example.com', serverName: '10.1.2.3', ...CA }, ['bad-host-name']],
    [{ host: 'localhost', ...CA }, ['no-private-path']],
    [{ host: 'redis.example.com' }, ['no-ca']],
    [{ host: 'redis.example.com', caCertificate: '' }, ['no-ca']],
  ])('with %j has the problems %j', (attributes, expected) => {
    expect(
      problemIds((stack) => {
        const via = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', attributes);
        new Replica(stack, 'Replica', { primary: imported(stack), via });
      }),
    ).toEqual(expected);
  });
});

describe('a replica of an imported primary below 6.0', () => {
  test('logs in with the password that clients use', () => {
    expect(
      problemIds((stack) => {
        const { version } = new RedisService(stack, 'Old', { versionString: '5.0' });
        const primary = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
          host: 'redis.example.com',
          version,
          password: variable(stack, 'password'),
        });
        const via = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', {
          host: 'redis.example.com',
          caCertificate: CERTIFICATES.authority,
        });
        new Replica(stack, 'Replica', { primary, via });
      }),
    ).toEqual([]);
  });
});
