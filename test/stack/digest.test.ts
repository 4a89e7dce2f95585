import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import { Fn, TerraformResource, type TerraformStack } from 'cdktf';
import {
  BackendTransport,
  DockerPlatform,
  Flavor,
  PrivateCertificateAuthority,
  RedisService,
  type RedisServiceProps,
  RemovalPolicy,
  Replica,
  TlsCertificate,
  TlsTerminator,
  type TlsTerminatorProps,
} from '../../lib';
import { KubernetesPlatform } from '../../lib/kubernetes';
import { CERTIFICATES } from '../support/certificates';
import { reviewOf } from '../support/reviews';
import { serviceWithTls, variable } from '../support/stacks';

/** The digests of a stack, by construct path without the name of the stack; that of a link below its replica. */
function configurations(build: (stack: TerraformStack) => void): Readonly<Record<string, string>> {
  const { services, terminators } = reviewOf(build);
  const links = services.flatMap(({ path, follows }) =>
    follows?.link == null ? [] : [{ path: `${path}/Link`, configuration: follows.link.configuration }],
  );
  return Object.fromEntries(
    [...services, ...terminators, ...links].map(({ path, configuration }) => [path.slice(5), configuration]),
  );
}

/** The paths whose digests differ between two stacks. */
function differing(one: (stack: TerraformStack) => void, other: (stack: TerraformStack) => void): string[] {
  const [before, after] = [configurations(one), configurations(other)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  return Object.keys(before).filter((path) => before[path] !== after[path]);
}

/** A service, its terminator, a replica nearby and one that follows over TLS. */
function services(redis: RedisServiceProps = {}, tls: Omit<TlsTerminatorProps, 'service'> = {}) {
  return (stack: TerraformStack): void => {
    const { redis: primary, tls: via } = serviceWithTls(stack, {
      redis,
      tls: { listenAddress: '0.0.0.0', hostName: 'redis.example.com', ...tls },
    });
    new Replica(stack, 'Near', { primary });
    new Replica(stack, 'Far', { primary, via });
  };
}

const plain = services();

describe('the digest of a configuration', () => {
  test('does not depend on other constructs of the stack, or on their order', () => {
    const before = configurations(plain);
    const after = configurations((stack) => {
      variable(stack, 'unrelated');
      new RedisService(stack, 'Another');
      plain(stack);
    });
    expect(after).toMatchObject(before);
    for (const digest of Object.values(before)) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each<[string, (stack: TerraformStack) => void, string[]]>([
    ['a directive of a service', services({ directives: { hz: '20' } }), ['Redis']],
    ['an image', services({ image: 'redis:8.4.5' }), ['Redis']],
    ['a timeout of a service', services({ idleTimeoutSeconds: 60 }), ['Redis']],
    ['a timeout of a terminator', services({}, { sessionTimeoutSeconds: 60 }), ['Tls']],
    [
      'the lifetime of a certificate',
      services({}, { certificate: TlsCertificate.issued({ validityDays: 30, renewalDays: 10 }) }),
      ['Tls'],
    ],
    ['the name of a service, which others connect to', services({ name: 'redis' }), ['Redis', 'Near', 'Tls']],
  ])('changes with %s', (_, build, paths) => {
    expect(differing(plain, build).sort()).toEqual([...paths].sort());
  });

  test('does not change with the protection of a volume, which only Terraform reads', () => {
    expect(differing(plain, services({ removalPolicy: RemovalPolicy.DESTROY }))).toEqual([]);
  });

  test('changes with an override by the user', () => {
    const overridden = (stack: TerraformStack) => {
      plain(stack);
      const container = stack.node.findChild('Near').node.findChild('Container');
      if (TerraformResource.isTerraformResource(container)) container.addOverride('cpu_shares', 512);
    };
    expect(differing(plain, overridden)).toEqual(['Near']);
  });

  test('changes with the client network of the platform', () => {
    const platform = new DockerPlatform({ clientNetwork: 'clients' });
    expect(differing(plain, services({ platform }))).toEqual(['Tls']);
  });

  test('changes with a terminator that runs in the same pods, because its changes restart them', () => {
    const platform = new KubernetesPlatform();
    const transport = BackendTransport.UNIX_SOCKET;
    const of = (drainSeconds: number) => (stack: TerraformStack) =>
      void serviceWithTls(stack, { redis: { platform }, tls: { platform, transport, drainSeconds } });
    expect(differing(of(5), of(9))).toEqual(['Redis', 'Tls']);
  });

  test('changes with the certificate authority, for everything that serves or verifies its certificates', () => {
    const of = (validityDays: number) => (stack: TerraformStack) => {
      const authority = new PrivateCertificateAuthority(stack, 'Authority', { validityDays });
      services({}, { certificate: TlsCertificate.issued({ authority }) })(stack);
    };
    expect(differing(of(3650), of(1000)).sort()).toEqual(['Far/Link', 'Tls']);
  });

  test('changes with a certificate of your own', () => {
    const of = (certificateChain: string) => (stack: TerraformStack) =>
      void serviceWithTls(stack, {
        tls: {
          hostName: 'redis.example.com',
          certificate: TlsCertificate.fromPem({ certificateChain, privateKey: variable(stack, 'key') }),
        },
      });
    const chain = CERTIFICATES.server;
    expect(differing(of(chain), of(`${chain}\n`))).toEqual(['Tls']);
  });
});

describe('the source of a password', () => {
  const given =
    (id: string, props: RedisServiceProps = {}) =>
    (stack: TerraformStack) =>
      void new RedisService(stack, 'Redis', { ...props, password: variable(stack, id) });
  const generated = (stack: TerraformStack) => void new RedisService(stack, 'Redis');

  test('is part of the digest', () => {
    expect(differing(generated, given('one'))).toEqual(['Redis']);
    expect(differing(given('one'), given('other'))).toEqual(['Redis']);
    expect(differing(given('one'), given('one'))).toEqual([]);
  });

  test('is part of the digest of replicas, which log in with the password of their primary', () => {
    const pair = (id: string) => (stack: TerraformStack) => {
      const primary = new RedisService(stack, 'Redis', {
        versionString: '5.0',
        password: variable(stack, id),
      });
      new Replica(stack, 'Replica', { primary });
    };
    expect(differing(pair('one'), pair('other'))).toEqual(['Redis', 'Replica']);
  });
});

describe('a secret that somebody wrote down within an expression', () => {
  const hidden = (value: string) => Fn.join('', [value]);
  const every = (value: string) => (stack: TerraformStack) => {
    const old = new RedisService(stack, 'Old', { versionString: '5.0', password: hidden(value) });
    new TlsTerminator(stack, 'OldTls', { service: old, port: 6390 });
    const redis = new RedisService(stack, 'Redis', {
      password: hidden(value),
      users: [{ name: 'app', password: hidden(value) }],
    });
    new TlsTerminator(stack, 'Tls', {
      service: redis,
      hostName: 'redis.example.com',
      certificate: TlsCertificate.fromPem({
        certificateChain: CERTIFICATES.server,
        privateKey: hidden(value),
      }),
    });
    const imported = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
      host: 'redis.example.com',
      flavor: Flavor.AOF_AND_RDB,
      replicationPassword: hidden(value),
    });
    const via = TlsTerminator.fromTlsTerminatorAttributes(stack, 'ImportedTls', {
      host: 'redis.example.com',
      caCertificate: CERTIFICATES.authority,
    });
    new Replica(stack, 'Replica', { primary: imported, via });
  };

  test('does not get into a digest', () => {
    const text = JSON.stringify(reviewOf(every('canary-canary-1')));
    expect(text).not.toContain('canary-canary');
    expect(differing(every('canary-canary-1'), every('a longer canary-canary-2'))).toEqual([]);
  });
});

describe('the place of a container', () => {
  const places = (build: (stack: TerraformStack) => void) => {
    const { services: all, terminators } = reviewOf(build);
    return [...all, ...terminators].map(({ place }) => place);
  };
  const on = (host: string) => (stack: TerraformStack) => {
    plain(stack);
    new DockerProvider(stack, 'docker', { host });
  };

  test('is the provider if the environment decides the rest', () => {
    expect(places(plain)).toEqual(Array(4).fill('docker'));
  });

  test('is the host of the provider without its login, and is part of the digest of every container', () => {
    expect(places(on('ssh://me:secret@one.example.com'))).toEqual(
      Array(4).fill('docker ssh://one.example.com'),
    );
    expect(differing(on('tcp://one'), on('tcp://other'))).toHaveLength(5);
    expect(differing(on('ssh://me:secret@one'), on('ssh://me:other@one'))).toEqual([]);
  });

  test('is not known before apply if a variable holds the host', () => {
    const hosted = (stack: TerraformStack) => on(variable(stack, 'host'))(stack);
    expect(places(hosted)).toEqual(Array(4).fill('(known at apply)'));
  });

  test('is the provider with its alias if the platform has one', () => {
    const aliased = (stack: TerraformStack) => {
      const provider = new DockerProvider(stack, 'FarAway', { alias: 'far', host: 'tcp://far' });
      services({ platform: new DockerPlatform({ provider }) })(stack);
    };
    expect(places(aliased)).toEqual(Array(4).fill('docker.far tcp://far'));
  });
});
