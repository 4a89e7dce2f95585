import type { ServerVersion } from '../catalog/server-version';

/** Whose rules are checked, and what has to understand them. */
export interface RuleOwner {
  /** Name of the user. */
  readonly name: string;
  readonly version: ServerVersion;
}

/** What is wrong with a rule that cannot be read before the apply. */
export function unknownAtSynth(what: string, { name }: RuleOwner) {
  return {
    message: `${what} of the user ${name} must be known at synth, so that it can be checked`,
    given: 'a token',
    allowed: 'a literal',
    fix: 'use a literal',
  };
}
