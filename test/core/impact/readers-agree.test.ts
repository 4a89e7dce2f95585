import type { TerraformStack } from 'cdktf';
import {
  DockerPlatform,
  Flavor,
  type Platform,
  RedisService,
  type RedisServiceProps,
  RemovalPolicy,
  Replica,
  TlsTerminator,
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
  readonly tls?: { readonly drainSeconds: number } | 'none';
  readonly isWithoutRedis?: boolean;
}

const VARIANTS: Readonly<Record<string, Variant>> = {
  'Redis 7.0': {},
  'a directive': { redis: { directives: { hz: '20' } } },
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
};

function build({ redis, replica, tls, isWithoutRedis }: Variant, platform: Platform) {
  return (stack: TerraformStack) => {
    const common = { platform, removalPolicy: RemovalPolicy.DESTROY };
    const calm = new RedisService(stack, 'Calm', { ...common, versionString: '7.0-aof' });
    if (isWithoutRedis) return;
    const service = new RedisService(stack, 'Redis', { versionString: '7.0-aof', ...common, ...redis });
    const via =
      tls === 'none' ? undefined : new TlsTerminator(stack, 'Tls', { service, platform, port: 6390, ...tls });
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

const PLATFORMS: Readonly<Record<string, () => Platform>> = {
  Docker: () => new DockerPlatform(),
  Kubernetes: () => new KubernetesPlatform(),
};

interface Told {
  readonly impact: Impact;
  readonly meaning: string;
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

/** What the reviews know and a plan does not: whether the code accepts that the data of a durable flavor is deleted. */
const UNKNOWN_TO_A_PLAN: readonly (readonly [planned: RegExp, reviewed: RegExp])[] = [
  [/^data-loss: becomes memory-only: it refuses/, /^data-loss: becomes memory-only, and (deletes|refuses)/],
  [/^data-loss: its primary .* starts empty/, /^data-loss: its primary .* is refused as it is/],
];

function isSame(planned: string, reviewed: string): boolean {
  return (
    planned === reviewed ||
    UNKNOWN_TO_A_PLAN.some(([plan, review]) => plan.test(planned) && review.test(reviewed))
  );
}

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
        .filter(([, planned, reviewed]) => !isSame(planned, reviewed))
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
});
