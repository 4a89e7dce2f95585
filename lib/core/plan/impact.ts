/** What a plan means for a service, worst first. */
export const IMPACTS = ['data-loss', 'restart', 'reconnect', 'new', 'none'] as const;
export type Impact = (typeof IMPACTS)[number];

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
