import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import { EvictionPolicy, FsyncPolicy, RemovalPolicy } from '../../../../lib/core/catalog/policies';
import { UserManagement } from '../../../../lib/core/catalog/user-management';
import { aspectFindings } from '../../../../lib/core/impact/from-reviews/aspects';
import type { Tendency } from '../../../../lib/core/impact/from-reviews/model';
import { reversed } from '../../../../lib/core/impact/from-reviews/orders';
import {
  CONTAINER_ASPECTS,
  SURROUNDING_ASPECTS,
} from '../../../../lib/core/impact/from-reviews/server-aspects';
import type { ServiceReview } from '../../../../lib/core/review/schema';
import { reviewedService } from '../../../support/reviewed';

const ASPECTS = [...CONTAINER_ASPECTS, ...SURROUNDING_ASPECTS];

const plain = reviewedService();
const rdb = reviewedService({ versionString: '8.4' });
const eviction = (evictionPolicy: EvictionPolicy) => reviewedService({ evictionPolicy });
const memory = (limit: number, data: number) =>
  reviewedService({ memory: MemorySize.mebibytes(limit), maxMemory: MemorySize.mebibytes(data) });

/** Two reviews of a service, and what is told of the step from one to the other. */
function withVolume(volumeMebibytes: number): ServiceReview {
  return { ...plain, persistence: { ...plain.persistence, volumeMebibytes } };
}

const STEPS: readonly [what: string, ServiceReview, ServiceReview, told: readonly string[]][] = [
  [
    'more durable',
    reviewedService({ versionString: '8.4-nordb' }),
    rdb,
    ['stronger flavor', 'weaker memory'],
  ],
  ['all of it', rdb, plain, ['stronger flavor']],
  [
    'fsync',
    reviewedService({ fsyncPolicy: FsyncPolicy.NO }),
    plain,
    ['stronger append-only file forced to disk'],
  ],
  [
    'fsync, again',
    plain,
    reviewedService({ fsyncPolicy: FsyncPolicy.ALWAYS }),
    ['stronger append-only file forced to disk'],
  ],
  [
    'save points',
    reviewedService({ savePoints: [{ seconds: 900, changes: 1 }] }),
    plain,
    ['stronger save points'],
  ],
  ['more copies', plain, { ...plain, copies: 2 }, ['stronger copies']],
  ['a larger volume', withVolume(1024), withVolume(2048), ['stronger size of the data volume']],
  [
    'acceptance of a loss',
    reviewedService({ versionString: '8.4-nordb', acceptDataLossOnFlavorChange: true }),
    reviewedService({ versionString: '8.4-nordb' }),
    ['stronger data that a durable flavor left'],
  ],
  [
    'eviction of any key',
    eviction(EvictionPolicy.ALLKEYS_LRU),
    eviction(EvictionPolicy.VOLATILE_LRU),
    ['stronger when memory is full'],
  ],
  [
    'eviction',
    eviction(EvictionPolicy.VOLATILE_TTL),
    eviction(EvictionPolicy.NO_EVICTION),
    ['stronger when memory is full'],
  ],
  [
    'eviction of the same kind',
    eviction(EvictionPolicy.ALLKEYS_LRU),
    eviction(EvictionPolicy.ALLKEYS_LFU),
    ['changed when memory is full'],
  ],
  ['memory', memory(512, 300), memory(1024, 600), ['stronger memory']],
  ['memory for data', memory(512, 300), memory(512, 301), ['stronger memory']],
  ['memory, but not for data', memory(512, 300), memory(1024, 200), ['changed memory']],
  [
    'a version that is mended',
    reviewedService({ versionString: '7.0-aof' }),
    reviewedService({ versionString: '7.2-aof' }),
    ['stronger version', 'changed image', 'stronger upstream'],
  ],
  [
    'a later version that is not mended',
    reviewedService({ versionString: '7.4-aof' }),
    reviewedService({ versionString: '8.0-aof' }),
    ['stronger version', 'changed image', 'weaker upstream'],
  ],
  [
    'a safe patch',
    reviewedService({ versionString: '7.2.1-aof' }),
    reviewedService({ versionString: '7.2.16-aof' }),
    ['stronger version', 'changed image', 'stronger upstream'],
  ],
  [
    'another engine',
    reviewedService({ versionString: '7.2-aof' }),
    reviewedService({ versionString: 'valkey:8.1-aof' }),
    ['changed version', 'changed image'],
  ],
  ['an image', plain, reviewedService({ image: 'mirror/redis:8.4.6' }), ['changed image']],
  ['a plan', { ...plain, plan: 'startup-4' }, { ...plain, plan: 'startup-8' }, ['changed plan']],
  [
    'the engine that it runs on',
    plain,
    { ...plain, place: 'docker tcp://b' },
    ['changed engine that it runs on'],
  ],
  ['its name', plain, { ...plain, name: 'other' }, ['changed name']],
  ['its volume', plain, { ...plain, volumes: ['other-data'] }, ['changed volumes']],
  [
    'its idle timeout',
    plain,
    reviewedService({ idleTimeoutSeconds: 300 }),
    ['changed idle connections closed by Redis'],
  ],
  [
    'a primary',
    { ...plain, follows: { primary: 'prod/A', via: null, link: null } },
    { ...plain, follows: { primary: 'prod/A', via: 'prod/Tls', link: null } },
    ['changed follows'],
  ],
  [
    'users',
    reviewedService({ userManagement: UserManagement.RUNTIME }),
    plain,
    ['stronger last word on users'],
  ],
  ['drills', reviewedService({ drillTarget: true }), plain, ['stronger target of drills']],
  ['removal', reviewedService({ removalPolicy: RemovalPolicy.DESTROY }), plain, ['stronger data volume']],
  ['replicas', plain, { ...plain, replicas: ['prod/Copy'] }, ['stronger copied by']],
  [
    'other replicas',
    { ...plain, replicas: ['prod/A'] },
    { ...plain, replicas: ['prod/B'] },
    ['changed copied by'],
  ],
];

function told(
  before: ServiceReview,
  after: ServiceReview,
  turn = (tendency: Tendency) => tendency,
): string[] {
  return aspectFindings(ASPECTS, before, after).map(({ tendency, what }) => `${turn(tendency)} ${what}`);
}

describe('the settings of a service', () => {
  test('are not told where they are the same', () => {
    expect(told(plain, reviewedService())).toEqual([]);
  });

  test.each(STEPS)('move both ways: %s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
    expect(told(after, before, reversed)).toEqual(expected);
  });

  test('are all moved by a step of this table', () => {
    const moved = new Set(
      STEPS.flatMap(([, before, after]) => told(before, after)).map((one) => one.slice(one.indexOf(' ') + 1)),
    );
    expect(ASPECTS.map(({ what }) => what).filter((what) => !moved.has(what))).toEqual([]);
  });

  test('are told in words', () => {
    expect(
      aspectFindings(ASPECTS, plain, {
        ...reviewedService({ idleTimeoutSeconds: 300, removalPolicy: RemovalPolicy.DESTROY }),
        support: 'unknown',
      }),
    ).toEqual([
      { tendency: 'changed', what: 'idle connections closed by Redis', before: 'never', after: 'after 5m' },
      { tendency: 'weaker', what: 'data volume', before: 'protected', after: 'destroyed with the service' },
      { tendency: 'changed', what: 'upstream', before: 'supported', after: 'not in the catalog' },
    ]);
  });
});
