/** What a change means for a service, worst first. */
export const IMPACTS = ['data-loss', 'restart', 'reconnect', 'new', 'none'] as const;
export type Impact = (typeof IMPACTS)[number];

const WORDS: Readonly<Record<Impact, string>> = {
  'data-loss': 'DATA LOSS',
  restart: 'RESTART',
  reconnect: 'RECONNECT',
  new: 'new',
  none: 'no change',
};

/** One thing that a plan does to a service. */
export interface Finding {
  readonly impact: Impact;
  /** What it means, in words. */
  readonly meaning: string;
  /** What Terraform does, and why, in words. Undefined: nothing to the service itself. */
  readonly cause?: string;
}

/** Whether an impact is as bad as another, or worse. */
export function isAtLeast(impact: Impact, bound: Impact): boolean {
  return IMPACTS.indexOf(impact) <= IMPACTS.indexOf(bound);
}

/** The worst of some impacts: none where there are none. */
export function worstOf(impacts: readonly Impact[]): Impact {
  return IMPACTS.find((impact) => impacts.includes(impact)) ?? 'none';
}

/** An impact for a reader: what needs one is in capitals. */
export function impactWord(impact: Impact): string {
  return WORDS[impact];
}

/** How many there are of each impact, such as `data loss 1, restart 0, reconnect 0, new 0, no change 2`. */
export function impactCounts(impacts: readonly Impact[]): string {
  return IMPACTS.map(
    (impact) => `${WORDS[impact].toLowerCase()} ${impacts.filter((one) => one === impact).length}`,
  ).join(', ');
}
