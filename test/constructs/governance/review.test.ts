import { type App, Aspects, TerraformStack } from 'cdktf';
import {
  Flavor,
  PolicyRule,
  PolicySeverity,
  RedisPolicy,
  RedisService,
  RegulatedWorkload,
  Replica,
  Review,
  TlsCertificate,
} from '../../../lib';
import { reviewText } from '../../../lib/core/review/text';
import { CERTIFICATES } from '../../support/certificates';
import { expectGolden } from '../../support/golden';
import { reviewsOf } from '../../support/reviews';
import { serviceWithTls, variable } from '../../support/stacks';
import { newApp, newStack, warningsOf } from '../../support/synth';

const stack = newStack(newApp());
const { redis, tls } = serviceWithTls(stack);
new Replica(stack, 'Replica', { primary: redis });
new Replica(stack, 'FarReplica', { primary: redis, via: tls });
const cache = new RedisService(stack, 'Cache', {
  versionString: '5.0-nordb',
  plaintext: true,
  plaintextAddress: '0.0.0.0',
  plaintextHostName: 'cache.example.com',
});

describe('the review of a stack', () => {
  test('shows for each construct what runs, how clients reach it and which data can be lost', () => {
    expectGolden('review.txt', Review.of(stack).toText());
  });

  test('can be limited to one construct', () => {
    expect(Review.of(cache).toText()).toMatch(/^test\/Cache \(RedisService\)\n/);
    expect(Review.of(cache).toText()).not.toContain('test/Redis');
  });

  test('escapes control characters in names', () => {
    const hostile = new RedisService(newStack(newApp()), 'a\u001b[31m\u202eb');
    expect(Review.of(hostile).toText()).toMatch(/^test\/a\\u001b\[31m\\u202eb \(RedisService\)\n/);
  });

  test.each([
    ['for 36524 days', () => CERTIFICATES.server],
    ['until a date known at apply', (own: TerraformStack) => variable(own, 'chain')],
  ])('shows that a certificate of your own is valid %s', (valid, chain) => {
    const own = newStack(newApp());
    const certificate = { certificateChain: chain(own), privateKey: variable(own, 'key') };
    serviceWithTls(own, { tls: { certificate: TlsCertificate.fromPem(certificate) } });
    expect(Review.of(own).toText()).toContain(`a certificate of your own for localhost: valid ${valid}\n`);
  });

  test('contains no secret and no Terraform expression', () => {
    expect(Review.of(stack).toText()).not.toMatch(/\$\{|TfToken|random_password/);
  });
});

/** Apps with warnings of every origin. */
const APPS: Record<string, { build: (app: App) => void; warnings: readonly string[] }> = {
  'the example of the README': {
    build: (app) => {
      new RedisService(new TerraformStack(app, 'prod'), 'Redis', {
        flavor: Flavor.RDB_ONLY,
        plaintext: true,
      });
    },
    warnings: ['plaintext-exposed'],
  },
  'an app with a policy that warns': {
    build: (app) => {
      const own = new TerraformStack(app, 'prod');
      new RedisService(own, 'Redis', { flavor: Flavor.MEMORY_ONLY });
      const rules = [PolicyRule.durableFlavors({ severity: PolicySeverity.WARNING })];
      Aspects.of(app).add(new RedisPolicy({ rules }));
    },
    warnings: ['policy-durability'],
  },
  'an app whose policy is only reported': {
    build: (app) => {
      app.node.setContext('cdktf-redis:policy', 'report');
      const own = new TerraformStack(app, 'prod');
      new RedisService(own, 'Redis', { flavor: Flavor.MEMORY_ONLY, plaintext: true });
      Aspects.of(app).add(new RedisPolicy({ rules: [PolicyRule.durableFlavors()] }));
    },
    warnings: ['plaintext-exposed', 'policy-durability'],
  },
  'an app with a check that runs when it is complete': {
    build: (app) => {
      const own = new TerraformStack(app, 'prod');
      const primary = new RedisService(own, 'Redis', { directives: { 'min-replicas-to-write': '2' } });
      new Replica(own, 'Replica', { primary });
      RegulatedWorkload.tag(own);
    },
    warnings: ['min-replicas-without-replica'],
  },
};

describe('a review before and after the synth', () => {
  test.each(Object.entries(APPS))('shows the same as review.json: %s', (_, { build, warnings }) => {
    let texts: readonly string[] = [];
    let app: App | undefined;
    const [written] = reviewsOf((own) => {
      build(own);
      app = own;
      texts = [Review.of(own).toText()];
    });
    if (app !== undefined) texts = [...texts, Review.of(app).toText()];
    expect(written.problems.map(({ id }) => id)).toEqual(warnings);
    expect(texts).toEqual([reviewText(written), reviewText(written)]);
  });

  test('shows each problem once, however often it is asked for, and adds no annotation', () => {
    const own = newStack(newApp());
    new RedisService(own, 'Redis', { flavor: Flavor.MEMORY_ONLY });
    const rules = [PolicyRule.durableFlavors({ severity: PolicySeverity.WARNING })];
    Aspects.of(own).add(new RedisPolicy({ rules }));
    const text = Review.of(own).toText();
    expect(Review.of(own).toText()).toBe(text);
    expect(text.match(/policy-durability/g)).toHaveLength(1);
    expect(warningsOf(own)).toEqual([]);
  });

  test('shows the problems of the construct only that it is of', () => {
    const own = newStack(newApp());
    const [one] = ['One', 'Two'].map(
      (id, index) => new RedisService(own, id, { plaintext: true, plaintextPort: 7000 + index }),
    );
    expect(Review.of(one).toText()).toContain('[test/One] the service accepts connections without TLS');
    expect(Review.of(one).toText()).not.toContain('[test/Two]');
  });

  test('shows errors that would stop the synth', () => {
    const own = newStack(newApp());
    new RedisService(own, 'Redis', { stopGraceSeconds: 1 });
    expect(Review.of(own).toText()).toContain('  - ERROR [test/Redis] ');
  });
});
