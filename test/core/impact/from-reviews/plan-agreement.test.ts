import type { TerraformStack } from 'cdktf';
import {
  Flavor,
  RedisService,
  type RedisServiceProps,
  Replica,
  TlsTerminator,
  type TlsTerminatorProps,
} from '../../../../lib';
import { changeOf } from '../../../../lib/core/impact/from-reviews/change';
import type { ChangeReview } from '../../../../lib/core/impact/from-reviews/model';
import { isAtLeast } from '../../../../lib/core/impact/impact';
import { PLANS, type PlanName, radiusOf } from '../../../support/plans';
import { reviewOf } from '../../../support/reviews';

/** What an edit does to the stack that the kept plans are about. */
interface Edit {
  readonly redis?: RedisServiceProps;
  readonly cache?: RedisServiceProps;
  readonly tls?: Partial<TlsTerminatorProps>;
  /** Id of the primary. */
  readonly id?: string;
  readonly replica?: 'over TLS' | 'promoted';
  readonly isWithoutRedis?: boolean;
}

/** A durable service with a terminator and a replica, and a memory-only one with a replica. */
function build({
  redis,
  cache,
  tls,
  id = 'Redis',
  replica,
  isWithoutRedis,
}: Edit): (stack: TerraformStack) => void {
  const version = '7.0';
  return (stack) => {
    const primary = new RedisService(stack, 'Cache', { versionString: `${version}-nordb`, ...cache });
    new Replica(stack, 'CacheCopy', {
      primary,
      flavor: Flavor.RDB_ONLY,
      acceptDataLossOnPrimaryRestart: true,
    });
    if (isWithoutRedis) return;
    const service = new RedisService(stack, id, { versionString: `${version}-aof`, ...redis });
    const via = new TlsTerminator(stack, 'Tls', { service, ...tls });
    if (replica === 'promoted') new RedisService(stack, 'Replica', { versionString: `${version}-aof` });
    else {
      new Replica(stack, 'Replica', {
        primary: service,
        flavor: Flavor.AOF_AND_RDB,
        acceptDataLossOnPrimaryRestart: true,
        ...(replica === 'over TLS' && { via }),
      });
    }
  };
}

const CONFIG: Edit = { redis: { directives: { hz: '20' } }, cache: { directives: { hz: '20' } } };

/** What the code was, and what it is. Undefined: there is no such stack. */
type Sides = readonly [before: Edit | undefined, after: Edit | undefined];

/** The edits that plans were made of. */
const EDITS: Readonly<Record<PlanName, Sides>> = {
  'no-change': [{}, {}],
  'first-deployment': [undefined, {}],
  'config-edit': [{}, CONFIG],
  'image-edit': [{}, { redis: { image: 'redis:7.0.14' } }],
  'service-removed': [{}, { isWithoutRedis: true }],
  'container-gone-service-removed': [{}, { isWithoutRedis: true }],
  'service-renamed': [{}, { id: 'Store' }],
  'flavor-to-rdb': [{}, { redis: { versionString: '7.0' } }],
  'flavor-to-nordb': [{}, { redis: { versionString: '7.0-nordb' } }],
  'flavor-from-nordb': [{}, { cache: { versionString: '7.0-aof' } }],
  'replica-promoted': [{}, { replica: 'promoted' }],
  'replica-over-link': [{}, { replica: 'over TLS' }],
  destroy: [{}, undefined],
  'destroy-refused': [{}, undefined],
};

/** Edits that a plan does not show in full: it was told to leave something out, or the containers lack labels. */
const SPARED: Readonly<Record<PlanName, Sides>> = {
  // The terminator of this plan has no label with its endpoint: an earlier release deployed it.
  'terminator-edit': [{}, { tls: { port: 6390, drainSeconds: 7 } }],
  targeted: [{}, CONFIG],
  'volume-forgotten': [{}, { isWithoutRedis: true }],
  // Terraform was told that the one is the other: the code alone does not say so.
  'service-moved': [{}, { id: 'Store' }],
};

/** Plans without an edit: of what was met on the engine, or asked for on the command line. */
const WITHOUT_EDIT: readonly PlanName[] = ['container-gone', 'refresh-only', 'replica-volume-replaced'];

function changed([before, after]: Sides): ChangeReview {
  const [base, head] = [before, after].map((edit) =>
    edit === undefined ? [] : [reviewOf(build(edit), 'plan-fixture')],
  );
  return changeOf(base, head);
}

describe('the review of a change', () => {
  test('agrees with every kept plan that such an edit produces', () => {
    expect([...Object.keys(EDITS), ...Object.keys(SPARED), ...WITHOUT_EDIT].sort()).toEqual(PLANS);
  });

  test.each(Object.entries(EDITS))('means for every construct what the plan means: %s', (name, sides) => {
    const { constructs, worst } = changed(sides);
    const { services, worst: planned } = radiusOf(name);
    const own = services.filter(({ kind }) => kind !== 'link');
    expect(worst).toBe(planned);
    expect(constructs.map(({ path, impact }) => `${impact} ${path}`)).toEqual(
      own.map(({ path, impact }) => `${impact} ${path}`),
    );
  });

  test.each(Object.entries(SPARED))('is never milder than the plan: %s', (name, sides) => {
    const { constructs, worst } = changed(sides);
    const { services, worst: planned } = radiusOf(name);
    const milder = services.filter(({ path, impact }) =>
      constructs.some((construct) => construct.path === path && !isAtLeast(construct.impact, impact)),
    );
    expect(isAtLeast(worst, planned)).toBe(true);
    expect(milder.map(({ path }) => path)).toEqual(name === 'service-moved' ? ['plan-fixture/Store'] : []);
  });
});
