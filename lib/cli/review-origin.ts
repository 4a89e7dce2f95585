import type { Origin } from '../core/review/origin';
import { UsageError } from './usage-error';

/** The variables in which pipelines keep the commit: Jenkins and others, GitHub, GitLab. */
const COMMIT_VARIABLES = ['GIT_COMMIT', 'GITHUB_SHA', 'CI_COMMIT_SHA'];

/** 9999-12-31: a later date has no text of the same length. */
const LAST_SECOND = 253402300799;

/**
 * The date and the commit of a rendering.
 * @param commit The value of `--commit`. By default, that of the first variable that a pipeline has set.
 */
export function originOf(
  commit: string | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
  now: Date = new Date(),
): Origin {
  if (commit?.trim() === '') throw new UsageError('--commit needs a value');
  const found = commit ?? COMMIT_VARIABLES.map((name) => env[name]).find((value) => value);
  return { date: dateOf(env.SOURCE_DATE_EPOCH, now), ...(found !== undefined && { commit: found.trim() }) };
}

/** Reproducible builds set SOURCE_DATE_EPOCH: https://reproducible-builds.org/specs/source-date-epoch/ */
function dateOf(epoch: string | undefined, now: Date): Date {
  if (epoch === undefined || epoch === '') return now;
  const seconds = Number(epoch);
  if (/^\d+$/.test(epoch) && seconds <= LAST_SECOND) return new Date(seconds * 1000);
  throw new UsageError('SOURCE_DATE_EPOCH must be a whole number of seconds since 1970');
}
