import { FLAVORS, type Flavor } from './flavor';
import { RedisVersion } from './redis-version';
import { VERSION_FACTS } from './version-facts';

/** A version and a flavor, as one version string holds them. */
export interface VersionAndFlavor {
  readonly version: RedisVersion;
  readonly flavor: Flavor;
}

/**
 * Reads a version string of the Aptible document: `7.0-aof` is AOF + RDB, `7.0` RDB-only, `7.0-nordb`
 * memory-only. Undefined where the line or the suffix is not known.
 */
export function parseVersionString(text: string): VersionAndFlavor | undefined {
  const dash = text.indexOf('-');
  const version = RedisVersion.of(dash < 0 ? text : text.slice(0, dash));
  const flavor = FLAVORS.find((candidate) => candidate.suffix === (dash < 0 ? '' : text.slice(dash)));
  return version.isKnown && flavor ? { version, flavor } : undefined;
}

/** Every version string that the catalog knows, oldest line first. */
export function versionStrings(): string[] {
  return VERSION_FACTS.flatMap((fact) => FLAVORS.map((flavor) => `${fact.line}${flavor.suffix}`));
}
