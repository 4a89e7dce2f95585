import type { ConstructChange } from './model';

/** What has a construct path, before and after. Undefined: it was not there, or is not there any more. */
export interface Pair<T> {
  readonly before?: T;
  readonly after?: T;
  /** As it is, or as it was. */
  readonly latest: T;
}

/** What is on either side, by construct path. */
export function pairsOf<T extends { readonly path: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly Pair<T>[] {
  const [were, are] = [before, after].map((side) => new Map(side.map((one) => [one.path, one])));
  return [...new Map([...were, ...are]).values()].map((latest) => ({
    before: were.get(latest.path),
    after: are.get(latest.path),
    latest,
  }));
}

/** On which sides it is. */
export function presenceOf({ before, after }: Pair<unknown>): ConstructChange['presence'] {
  if (before === undefined) return 'new';
  return after === undefined ? 'gone' : 'both';
}
