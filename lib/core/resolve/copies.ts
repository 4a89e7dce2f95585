import type { Problems } from '../problems/problems';
import { checkInteger } from './checks';

import { checkCapability, type PlacedContext } from './placed-context';

/** Checks the number of copies of a workload. */
export function resolveCopies(given: number | undefined, problems: Problems, context: PlacedContext): number {
  checkCapability(
    'copies',
    'copies',
    given === undefined || given === 1 ? undefined : String(given),
    problems,
    context,
  );
  return checkInteger('copies', given, { min: 1, max: 100, fallback: 1 }, problems, context);
}
