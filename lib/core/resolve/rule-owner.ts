import type { ServerVersion } from '../catalog/server-version';

/** The user whose rules are checked, and the version of its server. */
export interface RuleOwner {
  /** Name of the user. */
  readonly name: string;
  readonly version: ServerVersion;
}

/** The problem of a rule that is not known at synth. */
export function unknownAtSynth(what: string, { name }: RuleOwner) {
  return {
    message: `${what} of the user ${name} must be known at synth, so that it can be checked`,
    given: 'a token',
    allowed: 'a literal',
    fix: 'use a literal',
  };
}
