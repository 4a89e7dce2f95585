import type { AppReview } from './merged';

/**
 * When a review was rendered, and of which commit. A synth knows neither: the same code has to give the same `review.json` on
 * every day.
 */
export interface Origin {
  readonly date?: Date;
  readonly commit?: string;
}

/** What a review was made from, such as `cdktf-redis 0.1.0, commit 3f2a, 2026-11-28 05:00 UTC`. */
export function originText({ releases }: Pick<AppReview, 'releases'>, { date, commit }: Origin = {}): string {
  return [
    ['cdktf-redis', releases.join(' and ')].join(' ').trim(),
    ...(commit === undefined ? [] : [`commit ${commit}`]),
    ...(date === undefined ? [] : [`${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`]),
  ].join(', ');
}
