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
    message: `${what} of the user ${name} is only known at apply, and cannot be checked`,
    given: 'a token',
    allowed: 'a word that is known at synth',
    fix: 'write it as a literal',
  };
}
