import { App, Aspects, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  KeyPattern,
  MemorySize,
  PolicyRule,
  PolicySeverity,
  RedisPolicy,
  RedisService,
  RegulatedWorkload,
  Replica,
  TlsTerminator,
} from '../../lib';
import { STACK_REVIEW, type StackReview } from '../../lib/core/review/schema';
import { reviewsOf } from './reviews';
import { newStack } from './synth';

/**
 * The sample app for every format of a review: a primary with users and TLS, a direct replica and one that follows over TLS, a
 * memory-only cache without TLS, and an old version. Policies have exceptions for the last two.
 */
function buildSample(app: App): void {
  const prod = newStack(app, 'prod');
  const redis = new RedisService(prod, 'Redis', {
    users: [{ name: 'app', keys: [KeyPattern.readWrite('app:*')] }],
  });
  const tls = new TlsTerminator(prod, 'Tls', {
    service: redis,
    listenAddress: '0.0.0.0',
    hostName: 'redis.example.com',
  });
  new Replica(prod, 'Replica', { primary: redis });
  const far = new Replica(prod, 'FarReplica', { primary: redis, via: tls });
  new TlsTerminator(prod, 'FarTls', { service: far, port: 6381 });
  new RedisService(prod, 'Cache', {
    versionString: '8.4-nordb',
    plaintext: true,
    plaintextAddress: '0.0.0.0',
    plaintextHostName: 'cache.example.com',
  });
  const legacy = newStack(app, 'legacy');
  const old = new RedisService(legacy, 'Old', { versionString: '5.0', idleTimeoutSeconds: 300 });
  new TlsTerminator(legacy, 'OldTls', { service: old, port: 6390 });
  demand(app, prod);
}

function demand(app: App, prod: TerraformStack): void {
  const until = '9999-12-31';
  const sessions = { path: 'prod/Cache', reason: 'holds nothing but sessions', until };
  const moving = { path: 'legacy', reason: 'moves to 8.4', until };
  Aspects.of(app).add(
    new RedisPolicy({
      rules: [
        PolicyRule.noPlaintextOutsideLoopback({ exceptions: [sessions] }),
        PolicyRule.tls12OrLater({ exceptions: [moving] }),
        PolicyRule.memoryAtMost(MemorySize.gibibytes(4)),
      ],
    }),
  );
  const exceptions = [sessions];
  const severity = PolicySeverity.WARNING;
  Aspects.of(prod).add(new RedisPolicy({ rules: [PolicyRule.durableFlavors({ severity, exceptions })] }));
  RegulatedWorkload.tag(new Construct(prod, 'Billing'));
}

/** Synthesizes the sample into a folder. */
export function synthSample(outdir: string): void {
  const app = new App({ outdir });
  buildSample(app);
  app.synth();
}

/** The reviews that a synth of the sample writes. */
export function sampleReviews(): readonly StackReview[] {
  return [...reviewsOf(buildSample)].reverse();
}

/** A text that is special in every format. */
export const HOSTILE =
  '<script>alert(1)</script>|`"\'\\ ]]> --> </svg> <!-- ${x} {0} [a](1) @all #end; %%{init}%% \u001b[31m\u202e\n| x |\n```';

/** A review in which every name and every message is hostile. Values from a fixed list stay, so the review is valid. */
export function hostileReview(): StackReview {
  const [prod] = sampleReviews();
  const fixed = new Set([...enumsIn(STACK_REVIEW.json), 'plaintext-exposed', 'unix-socket']);
  return JSON.parse(JSON.stringify(prod), (_, value: unknown) =>
    typeof value === 'string' && !fixed.has(value) ? `${HOSTILE}${value}` : value,
  );
}

/** Every constant that a JSON Schema allows. */
function enumsIn(schema: unknown): readonly unknown[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'enum' && Array.isArray(value) ? value : enumsIn(value),
  );
}
