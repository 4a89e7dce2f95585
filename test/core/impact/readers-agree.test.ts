import { type TerraformStack, TerraformVariable } from 'cdktf';
import {
  CommandRule,
  DockerPlatform,
  Flavor,
  KeyPattern,
  type Platform,
  PrivateCertificateAuthority,
  RedisService,
  type RedisServiceProps,
  type RedisUser,
  RemovalPolicy,
  Replica,
  TlsCertificate,
  TlsTerminator,
  type TlsTerminatorProps,
} from '../../../lib';
import { changeOf } from '../../../lib/core/impact/from-reviews/change';
import { type Impact, worstFirst } from '../../../lib/core/impact/impact';
import { KubernetesPlatform } from '../../../lib/kubernetes';
import { radiusOf } from '../../support/plans';
import { planBetween, type SynthesizedStack, synthesizedStack } from '../../support/synthesized-plan';

/** A variant of one stack: a service with a replica and a terminator, and another service that never changes. */
interface Variant {
  readonly redis?: RedisServiceProps;
  readonly replica?: 'of Calm' | 'over TLS' | 'promoted' | 'none';
  readonly tls?: Partial<TlsTerminatorProps> | 'none';
  readonly authority?: 'of its own' | 'given' | 'trusted';
  /** The variable that holds the password of clients. */
  readonly password?: string;
  readonly isWithoutRedis?: boolean;
}

const APP: RedisUser = { name: 'app_1', keys: [KeyPattern.readWrite('app:*')] };

const VARIANTS: Readonly<Record<string, Variant>> = {
  'Redis 7.0': {},
  'a directive': { redis: { directives: { hz: '20' } } },
  'another image': { redis: { image: 'redis:7.0.14' } },
  'Redis 8.0': { redis: { versionString: '8.0-aof' } },
  'Valkey 8.1': { redis: { versionString: 'valkey:8.1-aof' } },
  'RDB-only': { redis: { versionString: '7.0' } },
  'memory-only': { redis: { versionString: '7.0-nordb' } },
  'memory-only, data may go': { redis: { versionString: '7.0-nordb', acceptDataLossOnFlavorChange: true } },
  'another name': { redis: { name: 'other' } },
  'another terminator': { tls: { drainSeconds: 9 } },
  'a replica over TLS': { replica: 'over TLS' },
  'a replica over TLS, another terminator': { replica: 'over TLS', tls: { drainSeconds: 9 } },
  'a replica of another primary': { replica: 'of Calm' },
  'a promoted replica': { replica: 'promoted' },
  'no replica': { replica: 'none' },
  'no terminator': { tls: 'none' },
  'no service': { isWithoutRedis: true },
  'another host name': { tls: { hostName: 'redis.example.com' } },
  'another port': { tls: { port: 6391 } },
  'another name in the certificate': { tls: { alternativeNames: ['redis.internal'] } },
  'another CA': { authority: 'of its own' },
  'a given CA': { authority: 'given' },
  'a CA that clients trust': { authority: 'trusted' },
  'a given password': { password: 'password' },
  'another given password': { password: 'other_password' },
  'a user': { redis: { users: [APP] } },
  'a user with fewer rights': {
    redis: { users: [{ ...APP, commands: [CommandRule.allowCategory('read')] }] },
  },
  'a user alone': { redis: { users: [APP], defaultUser: false } },
  'TLS 1.0': { redis: { versionString: '5.0-aof' } },
  plaintext: { redis: { plaintext: true } },
  'plaintext on another port': { redis: { plaintext: true, plaintextPort: 6395 } },
};

function build({ redis, replica, tls, authority, password, isWithoutRedis }: Variant, platform: Platform) {
  return (stack: TerraformStack) => {
    const common = { platform, removalPolicy: RemovalPolicy.DESTROY };
    const calm = new RedisService(stack, 'Calm', { ...common, versionString: '7.0-aof' });
    if (isWithoutRedis) return;
    const variable = (id: string) => new TerraformVariable(stack, id, { sensitive: true }).stringValue;
    const given = password === undefined ? {} : { password: variable(password) };
    const service = new RedisService(stack, 'Redis', {
      versionString: '7.0-aof',
      ...common,
      ...redis,
      ...given,
    });
    const certificate = certificateOf(stack, authority, variable);
    const via =
      tls === 'none'
        ? undefined
        : new TlsTerminator(stack, 'Tls', {
            service,
            platform,
            port: 6390,
            hostName: 'localhost.example.com',
            certificate,
            ...tls,
          });
    if (replica === 'none') return;
    if (replica === 'promoted') {
      new RedisService(stack, 'Replica', { ...common, versionString: '7.0-aof' });
      return;
    }
    new Replica(stack, 'Replica', {
      ...common,
      primary: replica === 'of Calm' ? calm : service,
      flavor: Flavor.AOF_AND_RDB,
      acceptDataLossOnPrimaryRestart: true,
      ...(replica === 'over TLS' && { via }),
    });
  };
}

function certificateOf(
  stack: TerraformStack,
  authority: Variant['authority'],
  variable: (id: string) => string,
): TlsCertificate | undefined {
  if (authority === undefined) return undefined;
  if (authority === 'of its own')
    return TlsCertificate.issued({ authority: new PrivateCertificateAuthority(stack, 'Ca') });
  return TlsCertificate.fromPem({
    certificateChain: variable('chain'),
    privateKey: variable('key'),
    ...(authority === 'given' && { caCertificate: variable('ca') }),
  });
}

const PLATFORMS: Readonly<Record<string, () => Platform>> = {
  Docker: () => new DockerPlatform(),
  Kubernetes: () => new KubernetesPlatform(),
};

interface Told {
  readonly impact: Impact;
  readonly meaning: string;
}

/** The images that must be there first, as both say. */
function imagesOf(before: SynthesizedStack, after: SynthesizedStack) {
  return {
    planned: radiusOf(planBetween(before.resources, after.resources)).images,
    reviewed: changeOf([before.review], [after.review]).images,
  };
}

/** What a plan and two reviews say of the same constructs. */
function toldOf(before: SynthesizedStack, after: SynthesizedStack) {
  const { services } = radiusOf(planBetween(before.resources, after.resources));
  const { constructs } = changeOf([before.review], [after.review]);
  return constructs.map(({ path, impact, meaning }) => {
    const own = services.filter((service) => [path, `${path}/Link`].includes(service.path));
    const [planned = { impact: 'none', meaning: 'runs on' }]: readonly Told[] = worstFirst(
      own.flatMap(({ findings }) => findings),
    );
    return { path, planned, reviewed: { impact, meaning } };
  });
}

/** The sentence without what only one of the two knows: that comes after a semicolon. */
function coreOf({ impact, meaning }: Told): string {
  return `${impact}: ${meaning.split('; ')[0]}`;
}

/** Changes after which clients are shut out, with what they need. */
const SHUT_OUT: readonly (readonly [from: string, to: string, path: string, needs: RegExp])[] = [
  ['Redis 7.0', 'another host name', 'Tls', /: another host \(redis\.example\.com instead of localhost/],
  ['Redis 7.0', 'another port', 'Tls', /: another port \(6391 instead of 6390\)$/],
  ['another name in the certificate', 'Redis 7.0', 'Tls', /no longer has the name redis\.internal$/],
  [
    'Redis 7.0',
    'another CA',
    'Tls',
    /: another CA certificate \(the private CA prod\/Ca, .* instead of .*Authority/,
  ],
  ['Redis 7.0', 'a given CA', 'Tls', /: another CA certificate \(the CA of the variable ca instead of/],
  [
    'a given CA',
    'a CA that clients trust',
    'Tls',
    /: another CA certificate \(a CA that clients trust already/,
  ],
  ['Redis 7.0', 'a given password', 'Redis', /: another password of the user default$/],
  ['a given password', 'another given password', 'Redis', /: another password of the user default$/],
  ['a user', 'Redis 7.0', 'Redis', /: the user app_1 can no longer log in$/],
  ['a user', 'a user with fewer rights', 'Redis', /: the user app_1 (loses|has other) rights$/],
  ['a user', 'a user alone', 'Redis', /: the user default can no longer log in$/],
  ['TLS 1.0', 'Redis 7.0', 'Tls', /: TLS without TLSv1\.0, TLSv1\.1$/],
  ['Redis 7.0', 'no terminator', 'Tls', /^is removed: clients no longer reach/],
  ['plaintext', 'Redis 7.0', 'Redis', /: nothing listens on .*:6379 any more$/],
  ['plaintext', 'plaintext on another port', 'Redis', /: another port \(6395 instead of 6379\)$/],
];

describe.each(Object.entries(PLATFORMS))('on %s, a plan and two reviews', (_, platform) => {
  const stacks = new Map<string, SynthesizedStack>();
  const stackOf = (name: string) => {
    const known = stacks.get(name) ?? synthesizedStack(build(VARIANTS[name], platform()));
    stacks.set(name, known);
    return known;
  };

  test.each(Object.keys(VARIANTS))('have the same impact and meaning for every change of: %s', (from) => {
    const different = Object.keys(VARIANTS).flatMap((to) =>
      toldOf(stackOf(from), stackOf(to))
        .map(({ path, planned, reviewed }) => [path, coreOf(planned), coreOf(reviewed)] as const)
        .filter(([, planned, reviewed]) => planned !== reviewed)
        .map(([path, planned, reviewed]) => ({ to, path, planned, reviewed })),
    );
    expect(different).toEqual([]);
  });

  test.each([
    ['Redis 8.0', 'Redis 7.0', 'Redis 7.0 does not read the files of Redis 8.0'],
    ['Valkey 8.1', 'Redis 7.0', 'Redis 7.0 does not read the files of Valkey 8.1'],
    ['Valkey 8.1', 'Redis 8.0', 'Redis 8.0 does not read the files of Valkey 8.1'],
  ])('both say that the server refuses to start: %s to %s', (from, to, why) => {
    const redis = toldOf(stackOf(from), stackOf(to)).find(({ path }) => path === 'prod/Redis');
    expect(redis?.planned).toMatchObject(redis?.reviewed ?? {});
    expect(redis?.reviewed.impact).toBe('data-loss');
    expect(redis?.reviewed.meaning).toContain(`refuses to start, because ${why}`);
  });

  test.each([
    ['Redis 7.0', 'another image', ['redis:7.0.14']],
    ['Redis 7.0', 'a directive', []],
  ])('both name the images that must be there first: %s to %s', (from, to, images) => {
    const isDocker = stackOf(from).review.services[0].place === 'docker';
    const expected = isDocker ? images : [];
    expect(imagesOf(stackOf(from), stackOf(to))).toEqual({ planned: expected, reviewed: expected });
  });

  test('both say how long clients are interrupted', () => {
    const [before, after] = ['Redis 7.0', 'a directive'].map(stackOf);
    const planned = radiusOf(planBetween(before.resources, after.resources)).services;
    const reviewed = changeOf([before.review], [after.review]).constructs;
    const lengths = reviewed.flatMap(({ path, effects }) =>
      effects.flatMap(({ impact, interruption }) => (impact === 'restart' ? [{ path, interruption }] : [])),
    );
    expect(lengths.map(({ path }) => path)).toEqual(['prod/Redis', 'prod/Replica']);
    expect(
      planned.flatMap(({ path, findings }) =>
        findings.flatMap(({ impact, interruption }) =>
          impact === 'restart' ? [{ path, interruption }] : [],
        ),
      ),
    ).toEqual(lengths);
  });

  test.each(SHUT_OUT)('both say what clients need: %s to %s', (from, to, name, needs) => {
    const told = toldOf(stackOf(from), stackOf(to)).find(({ path }) => path === `prod/${name}`);
    expect(told?.planned).toMatchObject(told?.reviewed ?? {});
    expect(told?.reviewed.impact).toBe('new-settings');
    expect(told?.reviewed.meaning.split('; ')[0]).toMatch(needs);
  });
});
