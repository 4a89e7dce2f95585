import type { PolicyReview } from '../review/schema';
import type { Policy } from './policy';

/** Returns the review of a policy. */
export function reviewPolicy({ scope, rules }: Policy): PolicyReview {
  return {
    scope,
    rules: rules.map(({ _check: { id, statement }, _severity, _exceptions }) => ({
      id,
      statement,
      severity: _severity,
      exceptions: _exceptions.map(({ path, reason, until }) => ({ path, reason, until })),
    })),
  };
}
