import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import { EvictionPolicy, FsyncPolicy, RemovalPolicy } from '../../../../lib/core/catalog/policies';
import { UserManagement } from '../../../../lib/core/catalog/user-management';
import { settingDifferences } from '../../../../lib/core/impact/from-reviews/compared-settings';
import type { Tendency } from '../../../../lib/core/impact/from-reviews/model';
import { reversed } from '../../../../lib/core/impact/from-reviews/orders';
import {
  CONTAINER_SETTINGS,
  OTHER_SETTINGS,
  savePointTendency,
} from '../../../../lib/core/impact/from-reviews/server-settings';
import type { SavePoint } from '../../../../lib/core/resolve/redis-server-props';
import type { ServiceReview } from '../../../../lib/core/review/schema';
import { SERVER_SETTINGS } from '../../../../lib/core/review/settings';
import { reviewedService } from '../../../support/reviewed';

const SETTINGS = [...CONTAINER_SETTINGS, ...OTHER_SETTINGS];

/** Simple settings: the table of the review describes them. */
const SIMPLE = Object.values<{ label: string }>(SERVER_SETTINGS).map(({ label }) => label);

const plain = reviewedService();
const rdb = reviewedService({ versionString: '8.4' });
const eviction = (evictionPolicy: EvictionPolicy) => reviewedService({ evictionPolicy });
const memory = (limit: number, data: number) =>
  reviewedService({ memory: MemorySize.mebibytes(limit), maxMemory: MemorySize.mebibytes(data) });

/** A service with a data volume of this size. */
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
    ['stronger version', 'changed image', 'stronger support'],
  ],
  [
    'a later version that is not mended',
    reviewedService({ versionString: '7.4-aof' }),
    reviewedService({ versionString: '8.0-aof' }),
    ['stronger version', 'changed image', 'weaker support'],
  ],
  [
    'a safe patch',
    reviewedService({ versionString: '7.2.1-aof' }),
    reviewedService({ versionString: '7.2.16-aof' }),
    ['stronger version', 'changed image', 'stronger support'],
  ],
  [
    'another engine',
    reviewedService({ versionString: '7.2-aof' }),
    reviewedService({ versionString: 'valkey:8.1-aof' }),
    ['changed version', 'changed image'],
  ],
  ['an image', plain, reviewedService({ image: 'mirror/redis:8.4.6' }), ['changed image']],
  ['a plan', { ...plain, plan: 'startup-4' }, { ...plain, plan: 'startup-8' }, ['changed plan']],
  ['its location', plain, { ...plain, place: 'docker tcp://b' }, ['changed location']],
  ['its name', plain, { ...plain, name: 'other' }, ['changed name']],
  ['its volume', plain, { ...plain, volumes: ['other-data'] }, ['changed volumes']],
  ['its idle timeout', plain, reviewedService({ idleTimeoutSeconds: 300 }), ['changed idle connections']],
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
    ['stronger users are defined by'],
  ],
  ['drills', reviewedService({ drillTarget: true }), plain, ['stronger drills']],
  ['removal', reviewedService({ removalPolicy: RemovalPolicy.DESTROY }), plain, ['stronger data volume']],
  ['replicas', plain, { ...plain, replicas: ['prod/Copy'] }, ['stronger replicas']],
  [
    'other replicas',
    { ...plain, replicas: ['prod/A'] },
    { ...plain, replicas: ['prod/B'] },
    ['changed replicas'],
  ],
];

function told(
  before: ServiceReview,
  after: ServiceReview,
  turn = (tendency: Tendency) => tendency,
): string[] {
  return settingDifferences(SETTINGS, before, after).map(({ tendency, what }) => `${turn(tendency)} ${what}`);
}

describe('the settings of a service', () => {
  test('are not reported if they are the same', () => {
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
    const own = SETTINGS.map(({ what }) => what).filter((what) => !SIMPLE.includes(what));
    expect(own.filter((what) => !moved.has(what))).toEqual([]);
  });

  test('are reported in words', () => {
    expect(
      settingDifferences(SETTINGS, plain, {
        ...reviewedService({ idleTimeoutSeconds: 300, removalPolicy: RemovalPolicy.DESTROY }),
        support: 'unknown',
      }),
    ).toEqual([
      {
        tendency: 'changed',
        what: 'idle connections',
        before: 'never closed by Redis',
        after: 'closed by Redis after 5m',
      },
      { tendency: 'weaker', what: 'data volume', before: 'protected', after: 'destroyed with the service' },
      { tendency: 'changed', what: 'support', before: 'supported', after: 'not in the catalog' },
    ]);
  });
});

describe('the simple settings of a service', () => {
  test.each(Object.entries(SERVER_SETTINGS))(
    'are compared as their table says: %s',
    (key, { label, schema }) => {
      const [low, high] = schema.json.type === 'boolean' ? [false, true] : [1, 2];
      const found = settingDifferences(SETTINGS, { ...plain, [key]: low }, { ...plain, [key]: high });
      expect(found.map(({ what }) => what)).toEqual([label]);
    },
  );
});

/** Save points as redis.conf has them: `900 1 300 10`. */
function points(text: string): SavePoint[] {
  return [...text.matchAll(/(\d+) (\d+)/g)].map(([, seconds, changes]) => ({
    seconds: Number(seconds),
    changes: Number(changes),
  }));
}

describe('save points', () => {
  test.each([
    ['900 1', '600 1', 'stronger'],
    ['900 1', '1200 1', 'weaker'],
    ['900 1', '900 1 300 10', 'stronger'],
    ['900 1 300 10', '900 1', 'weaker'],
    ['900 1', '900 100', 'weaker'],
    ['900 1 300 10', '600 1 400 10', 'changed'],
    ['900 1 300 10', '300 10 900 1', 'changed'],
    ['900 1', '900 1 1000 10', 'changed'],
  ])('from %j to %j are %s: what counts is when a snapshot is due', (before, after, tendency) => {
    expect(savePointTendency(points(before), points(after))).toBe(tendency);
  });
});
