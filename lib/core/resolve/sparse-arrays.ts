import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';
import type { RedisSpec } from './redis-spec';

const MOST = 'array-sparse-kmax';
const LEAST = 'array-sparse-kmin';

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
    [MOST, 10],
    [LEAST, 5],
  ]);
  const given = directives.filter(({ name }) => held.has(name));
  if (given.some(({ value }) => context.isUnknown(value))) return;
  for (const { name, value } of given) {
    held.set(name, Number(value.replace(/["']/g, '')));
    const [most = 0, least = 0] = held.values();
    if (most === 0 || least < most) continue;
    problems.add('bad-directive-value', {
      message: `${LEAST} is not below ${MOST} when the server reads ${name}`,
      given: `${name} ${shown(value)}, with ${name === MOST ? `${LEAST} ${least}` : `${MOST} ${most}`}`,
      allowed: `${LEAST} below ${MOST} after each of the two lines, or ${MOST} 0`,
      fix: 'swap the two directives, or change one of their values',
    });
    return;
  }
}
