import type { StackReview, WorkloadReview } from './schema';

/** The reviews of several stacks as one. Construct paths begin with the name of the stack, so they stay unique. */
export interface AppReview extends Omit<StackReview, 'formatVersion' | 'stack' | 'release'> {
  readonly stacks: readonly string[];
  /** Each release of cdktf-redis that synthesized one of the stacks, once. */
  readonly releases: readonly string[];
  readonly workloads: readonly WorkloadReview[];
}

/** Reviews by the names of their stacks. The order does not depend on the language of the machine. */
export function inOrder(reviews: readonly StackReview[]): readonly StackReview[] {
  return [...reviews].sort((a, b) => (a.stack < b.stack ? -1 : Number(a.stack > b.stack)));
}

/** All reviews as one, by the names of their stacks. Errors come before warnings. */
export function merged(reviews: readonly StackReview[]): AppReview {
  const ordered = inOrder(reviews);
  return {
    stacks: ordered.map(({ stack }) => stack),
    releases: [...new Set(ordered.flatMap(({ release }) => release ?? []))],
    services: ordered.flatMap(({ services }) => services),
    terminators: ordered.flatMap(({ terminators }) => terminators),
    workloads: ordered.flatMap(({ workloads = [] }) => workloads),
    resources: ordered.flatMap(({ resources }) => resources),
    policies: withoutRepeats(ordered.flatMap(({ policies }) => policies)),
    regulated: ordered.flatMap(({ regulated }) => regulated),
    problems: (['error', 'warning'] as const).flatMap((level) =>
      ordered.flatMap(({ problems }) => problems.filter(({ severity }) => severity === level)),
    ),
  };
}

/** A policy of the whole app is in the review of every stack, and is shown once. */
function withoutRepeats(policies: StackReview['policies']): StackReview['policies'] {
  return [...new Map(policies.map((policy) => [JSON.stringify(policy), policy])).values()];
}
