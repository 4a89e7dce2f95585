import type { StackReview, WorkloadReview } from './schema';

/** The reviews of several stacks as one: paths begin with the name of the stack, so nothing gets lost. */
export interface AppReview extends Omit<StackReview, 'formatVersion' | 'stack'> {
  readonly stacks: readonly string[];
  readonly workloads: readonly WorkloadReview[];
}

/** Reviews in the order of the names of their stacks, whatever the language of the machine. */
export function inOrder(reviews: readonly StackReview[]): readonly StackReview[] {
  return [...reviews].sort((a, b) => (a.stack < b.stack ? -1 : Number(a.stack > b.stack)));
}

/** All reviews as one, in the order of the names of their stacks; errors come before warnings. */
export function merged(reviews: readonly StackReview[]): AppReview {
  const ordered = inOrder(reviews);
  return {
    stacks: ordered.map(({ stack }) => stack),
    services: ordered.flatMap(({ services }) => services),
    terminators: ordered.flatMap(({ terminators }) => terminators),
    workloads: ordered.flatMap(({ workloads = [] }) => workloads),
    resources: ordered.flatMap(({ resources }) => resources),
    policies: withoutRepeats(ordered.flatMap(({ policies }) => policies)),
    regulated: ordered.flatMap(({ regulated }) => regulated),
    problems: (['error', 'warning'] as const).flatMap((grave) =>
      ordered.flatMap(({ problems }) => problems.filter(({ severity }) => severity === grave)),
    ),
  };
}

/** A policy of the whole app is in force for every stack, and shown once. */
function withoutRepeats(policies: StackReview['policies']): StackReview['policies'] {
  return [...new Map(policies.map((policy) => [JSON.stringify(policy), policy])).values()];
}
