/** What a change means for a workload, worst first. */
export const IMPACTS = ['data-loss', 'new-settings', 'restart', 'reconnect', 'new', 'none'] as const;
export type Impact = (typeof IMPACTS)[number];

const WORDS: Readonly<Record<Impact, string>> = {
  'data-loss': 'DATA LOSS',
  'new-settings': 'NEW SETTINGS',
  restart: 'RESTART',
  reconnect: 'RECONNECT',
  new: 'new',
  none: 'no change',
};

/** Whether an impact is as bad as another one, or worse. */
export function isAtLeast(impact: Impact, bound: Impact): boolean {
  return IMPACTS.indexOf(impact) <= IMPACTS.indexOf(bound);
}

/** The worst of some impacts: `none` if there are none. */
export function worstOf(impacts: readonly Impact[]): Impact {
  return IMPACTS.find((impact) => impacts.includes(impact)) ?? 'none';
}

/** Sorts by impact, worst first. What has the same impact keeps its order. */
export function worstFirst<T extends { readonly impact: Impact }>(all: readonly T[]): readonly T[] {
  return [...all].sort((a, b) => IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact));
}

/** An impact for a reader. The ones that need attention are in capitals. */
export function impactWord(impact: Impact): string {
  return WORDS[impact];
}

/** How many there are of each impact, such as `data loss 1, new settings 0, restart 0, reconnect 0, new 0, no change 2`. */
export function impactCounts(impacts: readonly Impact[]): string {
  return IMPACTS.map(
    (impact) => `${WORDS[impact].toLowerCase()} ${impacts.filter((one) => one === impact).length}`,
  ).join(', ');
}
