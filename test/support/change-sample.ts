import { App } from 'cdktf';
import {
  CommandRule,
  EvictionPolicy,
  FsyncPolicy,
  KeyPattern,
  MemorySize,
  RedisService,
  RemovalPolicy,
  Replica,
  TlsTerminator,
} from '../../lib';
import { changeOf } from '../../lib/core/impact/from-reviews/change';
import type { ChangeReview } from '../../lib/core/impact/from-reviews/model';
import type { StackReview } from '../../lib/core/review/schema';
import { HOSTILE, hostileReview } from './review-sample';
import { reviewsOf } from './reviews';
import { newStack } from './synth';

/** The app before the change: a durable service with TLS, users and a replica, a cache, and others. */
function before(app: App): void {
  const prod = newStack(app, 'prod');
  const redis = new RedisService(prod, 'Redis', {
    fsyncPolicy: FsyncPolicy.ALWAYS,
    users: [{ name: 'app', keys: [KeyPattern.readWrite('app:*')] }],
  });
  new TlsTerminator(prod, 'Tls', { service: redis });
  new Replica(prod, 'Replica', { primary: redis });
  new RedisService(prod, 'Cache', { versionString: '8.4-nordb' });
  new RedisService(prod, 'Jobs', { versionString: '7.2' });
  new RedisService(prod, 'Gone', { versionString: '7.2' });
  new RedisService(prod, 'Calm');
}

/** The app after a pull request with changes of every kind. */
function after(app: App): void {
  const prod = newStack(app, 'prod');
  const redis = new RedisService(prod, 'Redis', {
    removalPolicy: RemovalPolicy.DESTROY,
    users: [
      { name: 'app', keys: [KeyPattern.readWrite('*')] },
      {
        name: 'report',
        keys: [KeyPattern.readWrite('app:*')],
        commands: [CommandRule.allowCategory('read')],
      },
    ],
    defaultUser: false,
  });
  new TlsTerminator(prod, 'Tls', {
    service: redis,
    listenAddress: '0.0.0.0',
    hostName: 'redis.example.com',
  });
  new RedisService(prod, 'Cache', {
    versionString: '8.4-nordb',
    plaintext: true,
    plaintextAddress: '0.0.0.0',
    plaintextHostName: 'cache.example.com',
  });
  new RedisService(prod, 'Jobs', {
    versionString: '8.4-aof',
    memory: MemorySize.mebibytes(256),
    evictionPolicy: EvictionPolicy.ALLKEYS_LRU,
  });
  new RedisService(prod, 'Store', { versionString: '7.2' });
  new RedisService(prod, 'Calm');
}

/** The reviews before and after the change. */
export function sampleSides(): {
  readonly base: readonly StackReview[];
  readonly head: readonly StackReview[];
} {
  return { base: reviewsOf(before), head: reviewsOf(after) };
}

/** Synthesizes the app before and after the change, each into a folder. */
export function synthChange(base: string, head: string): void {
  for (const [outdir, build] of [
    [base, before],
    [head, after],
  ] as const) {
    const app = new App({ outdir });
    build(app);
    app.synth();
  }
}

/** A change in which every name and every text is hostile. Everything changes, and some constructs are added and removed. */
export function hostileChange(): ChangeReview {
  const base = hostileReview();
  const keys = [
    'configuration',
    'image',
    'host',
    'message',
    'why',
    'rules',
    'evictionPolicy',
    'names',
    'stack',
  ];
  const head: StackReview = JSON.parse(JSON.stringify(base), (key, value: unknown) =>
    typeof value === 'string' && keys.includes(key) ? `${value}${HOSTILE}` : value,
  );
  const [first, ...services] = head.services;
  const renamed = {
    ...first,
    path: `${first.path}${HOSTILE}`,
    entrances: [{ ...first.entrances[0], terminator: HOSTILE }],
  };
  return changeOf([base], [{ ...head, services: [...services, renamed] }]);
}
