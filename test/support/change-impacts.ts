import { type Impact, isAtLeast } from '../../lib/core/impact/impact';
import { call } from './cli';

/** Impacts by construct path, without the name of the stack. */
export type Impacts = Readonly<Record<string, Impact>>;

/** The impacts in the output of `cdktf-redis plan`, or in the review of a change. */
export function impactsOf(stack: string, verdicts: readonly { path: string; impact: Impact }[]): Impacts {
  return Object.fromEntries(verdicts.map(({ path, impact }) => [path.slice(stack.length + 1), impact]));
}

/** The impacts of a plan that are greater than `cdktf-redis review --base` reports for the same change. There must be none. */
export function graverThanReview(
  stack: string,
  impacts: Impacts,
  { before, after }: { readonly before: string; readonly after: string },
): string[] {
  const { out } = call('review', after, '--base', before, '--format', 'json');
  const { constructs }: { constructs: { path: string; impact: Impact }[] } = JSON.parse(out);
  const reviewed = impactsOf(stack, constructs);
  return Object.entries(impacts)
    .filter(([path, impact]) => !path.endsWith('/Link') && !isAtLeast(reviewed[path] ?? 'none', impact))
    .map(([path, impact]) => `${path}: ${impact}, reviewed as ${reviewed[path]}`);
}
