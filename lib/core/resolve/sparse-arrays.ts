import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';
import type { RedisSpec } from './redis-spec';

const MAX = 'array-sparse-kmax';
const MIN = 'array-sparse-kmin';

/**
 * Checks two directives of Redis 8.8 and later that depend on each other: the server does not start if kmin is not below
 * kmax after each line, unless kmax is 0. Source: a running server 8.10.2; the defaults are 10 and 5.
 */
export function checkSparseArrays(
  directives: RedisSpec['directives'],
  problems: Problems,
  context: ResolveContext,
): void {
  const held = new Map([
    [MAX, 10],
    [MIN, 5],
  ]);
  const given = directives.filter(({ name }) => held.has(name));
  if (given.some(({ value }) => context.isUnknown(value))) return;
  for (const { name, value } of given) {
    held.set(name, Number(value.replace(/["']/g, '')));
    const [max = 0, min = 0] = held.values();
    if (max === 0 || min < max) continue;
    problems.add('bad-directive-value', {
      message: `${MIN} is not below ${MAX} when the server reads ${name}`,
      given: `${name} ${shown(value)}, with ${name === MAX ? `${MIN} ${min}` : `${MAX} ${max}`}`,
      allowed: `${MIN} below ${MAX} after each of the two lines, or ${MAX} 0`,
      fix: 'swap the two directives, or change one of their values',
    });
    return;
  }
}
