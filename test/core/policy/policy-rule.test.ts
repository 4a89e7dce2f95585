import { Flavor } from '../../../lib/core/catalog/flavor';
import { MemorySize } from '../../../lib/core/catalog/memory-size';
import { RemovalPolicy } from '../../../lib/core/catalog/policies';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { policyProblems } from '../../../lib/core/policy/policy';
import type { PolicyRuleOptions } from '../../../lib/core/policy/policy-exception';
import { PolicyRule } from '../../../lib/core/policy/policy-rule';
import { PolicySeverity } from '../../../lib/core/policy/policy-severity';
import type { ReviewedConstructs } from '../../../lib/core/policy/rule-check';
import type { Problem } from '../../../lib/core/problems/problem';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import type { CertificateReview, UnplacedTerminator } from '../../../lib/core/review/schema';
import { CONTEXT } from '../../support/core';
import { reviewedService, reviewedTerminator } from '../../support/reviewed';

/** A rule with what is against it, and with what is not. */
interface Row {
  readonly name: string;
  readonly id: Problem['id'];
  readonly rule: (options?: PolicyRuleOptions) => PolicyRule;
  readonly against: readonly ReviewedConstructs[];
  readonly passes: readonly ReviewedConstructs[];
}

function services(...all: RedisServerProps[]): ReviewedConstructs[] {
  return all.map((props) => ({ services: [reviewedService(props)], terminators: [] }));
}

function terminators(...all: Partial<UnplacedTerminator>[]): ReviewedConstructs[] {
  return all.map((differences) => ({ services: [], terminators: [reviewedTerminator(differences)] }));
}

function certificate(differences: Partial<CertificateReview>): Partial<UnplacedTerminator> {
  return { certificate: { ...reviewedTerminator().certificate, ...differences } };
}

const open = { plaintext: true, plaintextHostName: 'redis.example.com' };

const ROWS: readonly Row[] = [
  {
    name: 'noPlaintextOutsideLoopback',
    id: 'policy-plaintext',
    rule: PolicyRule.noPlaintextOutsideLoopback,
    against: services({ ...open, plaintextAddress: '0.0.0.0' }, { ...open, plaintextAddress: '192.0.2.1' }),
    passes: services({}, { plaintext: true }, { ...open, plaintextAddress: '::1' }),
  },
  {
    name: 'tls12OrLater',
    id: 'policy-tls',
    rule: PolicyRule.tls12OrLater,
    against: terminators({ protocols: ['TLSv1.1', 'TLSv1.2'] }, { protocols: ['TLSv1.0', 'TLSv1.3'] }),
    passes: terminators({}, { protocols: ['TLSv1.3'] }),
  },
  {
    name: 'durableFlavors',
    id: 'policy-durability',
    rule: PolicyRule.durableFlavors,
    against: services({ flavor: Flavor.MEMORY_ONLY }),
    passes: services({}, { flavor: Flavor.RDB_ONLY }),
  },
  {
    name: 'noVersionPastEndOfLife',
    id: 'policy-end-of-life',
    rule: PolicyRule.noVersionPastEndOfLife,
    against: services({ versionString: '7.0-aof' }, { versionString: '2.8' }),
    passes: services({}, { version: RedisVersion.V7_2 }, { version: RedisVersion.of('9.9') }),
  },
  {
    name: 'safePatchReleases',
    id: 'policy-unsafe-patch',
    rule: PolicyRule.safePatchReleases,
    against: services(
      { version: RedisVersion.of('7.2.9') },
      { version: RedisVersion.V7_2, image: 'redis:7.2.9-alpine' },
    ),
    passes: services({}, { versionString: '7.0' }, { version: RedisVersion.V7_2, image: 'mine:1' }),
  },
  {
    name: 'deletionProtection',
    id: 'policy-deletion-protection',
    rule: PolicyRule.deletionProtection,
    against: services({ removalPolicy: RemovalPolicy.DESTROY }),
    passes: services({}, { flavor: Flavor.MEMORY_ONLY, removalPolicy: RemovalPolicy.DESTROY }),
  },
  {
    name: 'memoryAtMost',
    id: 'policy-memory',
    rule: (options) => PolicyRule.memoryAtMost(MemorySize.gibibytes(4), options),
    against: services({ memory: MemorySize.mebibytes(4097) }),
    passes: services({}, { memory: MemorySize.gibibytes(4) }),
  },
  {
    name: 'certificatesValidAtMost',
    id: 'policy-certificate-lifetime',
    rule: (options) => PolicyRule.certificatesValidAtMost(90, options),
    against: terminators(
      certificate({ validityDays: 91 }),
      certificate({ issuer: 'given', validityDays: 91 }),
    ),
    passes: terminators({}, certificate({ issuer: 'given', validityDays: null })),
  },
];

const EXCEPTION = { path: 'prod', reason: 'it moves', until: '2027-06-30' };

function problemsOf(rule: PolicyRule, review: ReviewedConstructs, now = CONTEXT.now): readonly Problem[] {
  return policyProblems({ scope: null, rules: [rule] }, review, { ...CONTEXT, now });
}

describe.each(ROWS)('the rule $name', ({ id, rule, against, passes }) => {
  const [violating] = against;
  const [passing] = passes;

  test('reports a violation as an error with a fix', () => {
    for (const review of against) {
      const [found, ...others] = problemsOf(rule(), review);
      expect(found).toEqual({
        id,
        severity: 'error',
        path: expect.stringMatching(/^prod\/(Redis|Tls)$/),
        message: expect.stringMatching(`, but the policy of the app requires ${rule()}$`),
        given: expect.any(String),
        allowed: expect.any(String),
        fix: expect.any(String),
      });
      expect(others).toEqual([]);
    }
  });

  test('allows everything else', () => {
    expect(passes.flatMap((review) => problemsOf(rule(), review))).toEqual([]);
  });

  test('reports a violation as a warning if its severity is a warning', () => {
    const [found] = problemsOf(rule({ severity: PolicySeverity.WARNING }), violating);
    expect(found).toMatchObject({ id, severity: 'warning' });
  });

  test('allows what an exception is for, to the end of its last day in UTC', () => {
    const excepting = rule({ exceptions: [EXCEPTION] });
    expect(problemsOf(excepting, violating, new Date('2027-06-30T23:59:59.999Z'))).toEqual([]);
    expect(problemsOf(excepting, violating, new Date('2027-07-01T00:00:00.000Z'))).toEqual([
      expect.objectContaining({
        id,
        severity: 'error',
        message: expect.stringMatching(/; its exception ended on 2027-06-30$/),
      }),
    ]);
  });

  test('warns of an exception that is not needed, on any day', () => {
    const excepting = rule({ exceptions: [EXCEPTION] });
    for (const now of [CONTEXT.now, new Date('2030-01-01')]) {
      expect(problemsOf(excepting, passing, now)).toEqual([
        {
          id: 'exception-not-needed',
          path: 'prod',
          message: `the policy of the app has an exception to '${rule()}', but there is no violation at or below prod`,
          fix: 'remove the exception',
        },
      ]);
    }
  });
});

describe('a rule of certificates', () => {
  test.each([
    ['private CA', 'set validityDays of TlsCertificate.issued(...) to 90, and renewalDays below it'],
    ['given', 'pass a certificate that is valid for at most 90 days'],
  ] as const)('describes the fix for a certificate of a %s', (issuer, fix) => {
    const [review] = terminators(certificate({ issuer, validityDays: 365 }));
    expect(problemsOf(PolicyRule.certificatesValidAtMost(90), review)).toMatchObject([{ fix }]);
  });

  test.each([0, -1, 1.5, 36501, Number.NaN, Number.POSITIVE_INFINITY])('refuses %p days', (days) => {
    const problems = problemsOf(PolicyRule.certificatesValidAtMost(days), { services: [], terminators: [] });
    expect(problems).toEqual([
      {
        id: 'bad-number',
        path: CONTEXT.path,
        message: 'days of PolicyRule.certificatesValidAtMost must be a whole number from 1 to 36500',
        given: String(days),
        allowed: '1 to 36500, known at synth',
        fix: 'pass a literal number in this range',
      },
    ]);
  });
});

describe('a rule of memory', () => {
  test('refuses a size that is not valid', () => {
    const rule = PolicyRule.memoryAtMost(MemorySize.mebibytes(0.5));
    expect(problemsOf(rule, { services: [], terminators: [] })).toMatchObject([
      {
        id: 'bad-memory',
        message: 'size of PolicyRule.memoryAtMost must be a whole number of mebibytes, at least 1',
      },
    ]);
  });
});
