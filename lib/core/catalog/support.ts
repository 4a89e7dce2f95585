import type { Engine } from './engine';
import { compareNumbers } from './numbers';
import { VERSION_FACTS } from './version-facts';

/** Whether bugs of a version are still fixed. */
export type Support =
  /** The line is not in the catalog. */
  | 'unknown'
  /** The line is past its end of life: its bugs are no longer fixed. */
  | 'ended'
  /** Bugs of the line are still fixed, but this patch release has known bugs that are fixed in a later one. */
  | 'unsafe-patch'
  | 'supported';

/**
 * The support state of a version.
 * @param version A minor line, which means its newest patch release in the catalog, or a patch release.
 */
export function supportOf(engine: Engine, version: string): Support {
  const fact = VERSION_FACTS.find(
    (candidate) => candidate.engine === engine && compareNumbers(candidate.line, version) === 0,
  );
  if (fact === undefined) return 'unknown';
  if (fact.safePatch === undefined) return 'ended';
  return compareNumbers(version, fact.safePatch) < 0 ? 'unsafe-patch' : 'supported';
}
