import type { Engine } from './engine';
import { compareNumbers } from './numbers';
import { VERSION_FACTS } from './version-facts';

/** How far a version can be trusted to be mended, as the catalog read it. */
export type Support =
  /** The catalog does not know the line. */
  | 'unknown'
  /** Upstream mends the line no more. */
  | 'ended'
  /** The line is mended, but this patch release has known bugs that the safe one has not. */
  | 'unsafe-patch'
  | 'supported';

/**
 * The support state of a version.
 * @param version Minor line, which stands for the newest patch release that the catalog knows, or patch release.
 */
export function supportOf(engine: Engine, version: string): Support {
  const fact = VERSION_FACTS.find(
    (candidate) => candidate.engine === engine && compareNumbers(candidate.line, version) === 0,
  );
  if (fact === undefined) return 'unknown';
  if (fact.safePatch === undefined) return 'ended';
  return compareNumbers(version, fact.safePatch) < 0 ? 'unsafe-patch' : 'supported';
}
