import type { ProblemId } from '../problems/problem-kinds';
import type { Problems } from '../problems/problems';
import { shownNumber } from '../text/shown';
import type { ResolveContext } from './context';

/** The range of a whole number, and the value to use if a number is missing or not valid. */
interface IntegerRange {
  readonly id?: ProblemId;
  readonly min: number;
  readonly max: number;
  readonly fallback: number;
}

/** Adds a problem if a number is not a whole number in its range, and returns the fallback then. */
export function checkInteger(
  prop: string,
  given: number | undefined,
  { id = 'bad-number', min, max, fallback }: IntegerRange,
  problems: Problems,
  context: ResolveContext,
): number {
  const value = given ?? fallback;
  if (context.isUnknown(value)) {
    problems.add(id, {
      message: `${prop} must be known at synth, because the library calculates with it`,
      given: 'a token',
      allowed: `${min} to ${max}`,
      fix: `set ${prop} to a literal number`,
    });
    return fallback;
  }
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  problems.add(id, {
    message: `${prop} must be a whole number from ${min} to ${max}`,
    given: shownNumber(value),
    allowed: `${min} to ${max}`,
    fix: `set ${prop} to a number from ${min} to ${max}, or leave it out to use ${fallback}`,
  });
  return fallback;
}

/** Checks a port of a host. */
export function checkPort(
  prop: string,
  given: number | undefined,
  fallback: number,
  problems: Problems,
  context: ResolveContext,
): number {
  return checkInteger(prop, given, { id: 'bad-port', min: 1, max: 65535, fallback }, problems, context);
}

/** The maximum of most numbers in Redis: a signed 32-bit integer. */
export const LARGEST_INTEGER = 2147483647;

/** Characters that no configuration line can contain: control characters such as newline and NUL, and lone surrogates. */
export const CONTROL = /[\p{Cc}\p{Cs}]/u;
