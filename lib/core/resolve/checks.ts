import type { ProblemId } from '../problems/problem-kinds';
import type { Problems } from '../problems/problems';
import type { ResolveContext } from './context';

/** The range of a whole number, and what stands in for one that is not in it. */
interface IntegerRange {
  readonly id?: ProblemId;
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}

/** A whole number in its range; what is not becomes a problem, and the default stands in for it. */
export function checkInteger(
  prop: string,
  given: number | undefined,
  { id = 'bad-number', least, most, otherwise }: IntegerRange,
  problems: Problems,
  context: ResolveContext,
): number {
  const value = given ?? otherwise;
  if (context.isUnknown(value)) {
    problems.add(id, {
      message: `${prop} is only known at apply, and the library calculates and checks with it`,
      given: 'a token',
      allowed: `${least} to ${most}`,
      fix: `set ${prop} to a number that is known at synth`,
    });
    return otherwise;
  }
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  problems.add(id, {
    message: `${prop} is not a whole number in its range`,
    given: String(value),
    allowed: `${least} to ${most}`,
    fix: `set ${prop} to such a number, or leave it out for ${otherwise}`,
  });
  return otherwise;
}

/** A port of a host. */
export function checkPort(
  prop: string,
  given: number | undefined,
  otherwise: number,
  problems: Problems,
  context: ResolveContext,
): number {
  return checkInteger(prop, given, { id: 'bad-port', least: 1, most: 65535, otherwise }, problems, context);
}

/** The largest number that Redis reads in most places: a signed integer of 32 bits. */
export const LARGEST_INTEGER = 2147483647;

/** Control characters, newline and NUL among them, and halves of characters: no configuration line can carry one. */
export const CONTROL = /[\p{Cc}\p{Cs}]/u;
