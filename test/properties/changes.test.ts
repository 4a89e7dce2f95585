import fc from 'fast-check';
import { CommandRule } from '../../lib/core/catalog/command-rule';
import { KeyPattern } from '../../lib/core/catalog/key-pattern';
import { MemorySize } from '../../lib/core/catalog/memory-size';
import { EvictionPolicy, FsyncPolicy, RemovalPolicy } from '../../lib/core/catalog/policies';
import { changeOf } from '../../lib/core/impact/from-reviews/change';
import type { ChangeReview, LossChange, Tendency } from '../../lib/core/impact/from-reviews/model';
import { isAtLeast } from '../../lib/core/impact/impact';
import { AUDIENCES } from '../../lib/core/platform/audience';
import type { RedisServerProps } from '../../lib/core/resolve/redis-server-props';
import type { ProblemReview, ServiceReview, StackReview } from '../../lib/core/review/schema';
import { deployedTerminator, reviewedReplica, reviewedService, reviewedStack } from '../support/reviewed';

const users = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('app', 'report', 'admin'),
    keys: fc.subarray([KeyPattern.readWrite('a:*'), KeyPattern.readWrite('b:*'), KeyPattern.readWrite('*')]),
    commands: fc.subarray(
      [CommandRule.allowCategory('all'), CommandRule.denyCategory('admin'), CommandRule.allow('get')],
      { minLength: 1 },
    ),
  }),
  { selector: ({ name }) => name },
);

const durable: fc.Arbitrary<RedisServerProps> = fc.record({
  versionString: fc.constantFrom(
    '6.0',
    '6.2-aof',
    '7.2',
    '7.2-aof',
    '7.4-aof',
    '8.4',
    '8.4-aof',
    'valkey:8.1-aof',
  ),
  memory: fc.constantFrom(256, 512).map((size) => MemorySize.mebibytes(size)),
  evictionPolicy: fc.constantFrom(
    EvictionPolicy.NO_EVICTION,
    EvictionPolicy.VOLATILE_LRU,
    EvictionPolicy.ALLKEYS_LRU,
  ),
  removalPolicy: fc.constantFrom(RemovalPolicy.PROTECT, RemovalPolicy.DESTROY),
  idleTimeoutSeconds: fc.constantFrom(0, 60),
  directives: fc.constantFrom<RedisServerProps['directives'][]>(undefined, { hz: '20' }),
  name: fc.constantFrom('one', 'other'),
  users,
});

const memoryOnly: fc.Arbitrary<RedisServerProps> = fc.record({
  versionString: fc.constantFrom('7.2-nordb', '8.4-nordb'),
  idleTimeoutSeconds: fc.constantFrom(0, 60),
  acceptDataLossOnFlavorChange: fc.boolean(),
  name: fc.constantFrom('one', 'other'),
});

const fsynced: fc.Arbitrary<RedisServerProps> = fc.record({
  versionString: fc.constant('8.4-aof'),
  fsyncPolicy: fc.constantFrom(FsyncPolicy.NO, FsyncPolicy.EVERYSEC, FsyncPolicy.ALWAYS),
});

const props = fc.oneof(durable, memoryOnly, fsynced);

/** A service, either a primary or a replica of another service. */
function service(id: string): fc.Arbitrary<ServiceReview> {
  const path = `prod/${id}`;
  return fc
    .record({ props, primary: fc.constantFrom(undefined, 'prod/A', 'prod/B') })
    .map((made) =>
      made.primary === undefined || made.primary === path
        ? reviewedService(made.props, path)
        : reviewedReplica(path, made.primary, made.props),
    );
}

const terminators = fc.array(
  fc
    .record({
      audience: fc.constantFrom(...AUDIENCES),
      drainSeconds: fc.constantFrom(5, 9),
      service: fc.constantFrom('prod/A', 'prod/Elsewhere'),
    })
    .map((rest) => deployedTerminator(rest)),
  { maxLength: 1 },
);

const problems = fc.subarray<ProblemReview>([
  { id: 'end-of-life', severity: 'warning', path: 'prod/A', message: 'old', fix: 'f' },
  { id: 'old-tls', severity: 'warning', path: 'prod/Tls', message: 'old', fix: 'f' },
  { id: 'bad-image', severity: 'error', path: 'prod', message: 'bad', fix: 'f' },
]);

const policies: fc.Arbitrary<StackReview['policies']> = fc.array(
  fc.record({
    scope: fc.constantFrom(null, 'prod/A'),
    rules: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('policy-tls', 'policy-memory'),
        statement: fc.constantFrom('this', 'that'),
        severity: fc.constantFrom('error' as const, 'warning' as const),
        exceptions: fc.subarray([
          { path: 'prod/A', reason: 'r', until: '2030-01-01' },
          { path: 'prod/B', reason: 'r', until: '2031-01-01' },
        ]),
      }),
      { selector: ({ id }) => id },
    ),
  }),
  { maxLength: 1 },
);

const stack: fc.Arbitrary<StackReview> = fc
  .record({
    services: fc.tuple(...['A', 'B', 'C'].map(service)).chain((all) => fc.subarray(all)),
    terminators,
    problems,
    policies,
    regulated: fc.subarray(['prod/A', 'prod/Billing']),
  })
  .map(reviewedStack);

const TURNED: Readonly<Record<Tendency, readonly Tendency[]>> = {
  exposed: ['stronger'],
  weaker: ['stronger'],
  stronger: ['weaker', 'exposed'],
  changed: ['changed'],
};

/** The changes of settings and losses in a review. `isTurned` swaps before and after. */
function moves({ constructs }: ChangeReview, isTurned: boolean) {
  const sides = <T>(before: T, after: T) => (isTurned ? [after, before] : [before, after]);
  const of = (told: LossChange['before']) => told && `${told.loss}: ${told.why}`;
  const all = constructs.flatMap(({ path, findings, losses }) => [
    ...findings.map(({ tendency, what, before, after }) => ({
      tendency,
      of: [path, what, ...sides(before, after)],
    })),
    ...losses.map(({ tendency, events, before, after }) => ({
      tendency,
      of: [path, events.join(), ...sides(of(before), of(after))],
    })),
  ]);
  return all.sort((a, b) => (JSON.stringify(a.of) < JSON.stringify(b.of) ? -1 : 1));
}

const OTHER_SIDE = { new: 'gone', gone: 'new', both: 'both' };

describe('a change and its reverse', () => {
  test('report the same settings and losses, with opposite tendencies', () => {
    fc.assert(
      fc.property(stack, stack, (one, other) => {
        const [there, back] = [changeOf([one], [other]), changeOf([other], [one])];
        const [forth, turned] = [moves(there, false), moves(back, true)];
        expect(turned.map((move) => move.of)).toEqual(forth.map((move) => move.of));
        for (const [index, { tendency }] of turned.entries())
          expect(TURNED[forth[index].tendency]).toContain(tendency);
        const presences = new Map(back.constructs.map(({ path, presence }) => [path, presence]));
        for (const { path, presence } of there.constructs)
          expect(presences.get(path)).toBe(OTHER_SIDE[presence]);
      }),
      { numRuns: 150, seed: 1 },
    );
  });
});

describe('a change', () => {
  test('between equal reviews has no impact', () => {
    fc.assert(
      fc.property(stack, (one) => {
        const { worst, constructs } = changeOf([one], [one]);
        expect(worst).toBe('none');
        expect(constructs.flatMap(({ findings, losses }) => [...findings, ...losses])).toEqual([]);
      }),
      { numRuns: 50, seed: 2 },
    );
  });

  test('has at least the impact on the container: a restart for a new container, data loss for memory-only', () => {
    fc.assert(
      fc.property(stack, stack, (one, other) => {
        const { constructs } = changeOf([one], [other]);
        for (const before of one.services) {
          const after = other.services.find(({ path }) => path === before.path);
          const impact = constructs.find(({ path }) => path === before.path)?.impact ?? 'none';
          if (after === undefined || after.configuration !== before.configuration)
            expect(isAtLeast(impact, 'restart')).toBe(true);
          const restarts = after !== undefined && after.configuration !== before.configuration;
          if (restarts && before.persistence.removal === null && before.follows === null)
            expect(impact).toBe('data-loss');
          if (restarts && after.persistence.removal === null && after.follows === null)
            expect(impact).toBe('data-loss');
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  test('without impact keeps every container', () => {
    fc.assert(
      fc.property(stack, stack, (one, other) => {
        for (const { path, impact, data } of changeOf([one], [other]).constructs) {
          const [before, after] = [one, other].map(({ services }) => services.find((of) => of.path === path));
          if (impact === 'none') expect(before?.configuration).toBe(after?.configuration);
          if (data === 'untouched') expect(after).toBeDefined();
        }
      }),
      { numRuns: 50, seed: 4 },
    );
  });
});
