import type { ChangeFinding, Tendency } from './model';

/** A setting that is compared. */
export interface Aspect<T> {
  readonly what: string;
  /** The setting in words. Undefined: there is none, so that there is nothing to compare. */
  text(of: T): string | undefined;
  /** How it moves, where the words differ. Left out: nobody can say that one is better. */
  tendency?(before: T, after: T): Tendency;
}

/** The settings that are not as they were. */
export function aspectFindings<T>(
  aspects: readonly Aspect<T>[],
  before: T,
  after: T,
): readonly ChangeFinding[] {
  return aspects.flatMap(({ what, text, tendency }): ChangeFinding[] => {
    const [was, is] = [text(before), text(after)];
    if (was === undefined || is === undefined || was === is) return [];
    return [{ tendency: tendency?.(before, after) ?? 'changed', what, before: was, after: is }];
  });
}
