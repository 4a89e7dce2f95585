import type { Engine } from './engine';
import { FLAVORS, type Flavor } from './flavor';
import { RedisVersion } from './redis-version';
import type { ServerVersion } from './server-version';
import { ValkeyVersion } from './valkey-version';
import { VERSION_FACTS } from './version-facts';

/** The version and the flavor of a version string. */
export interface VersionAndFlavor {
  readonly version: ServerVersion;
  readonly flavor: Flavor;
}

/** The engine of a version string without an engine: Redis, as in the Aptible document. */
const UNNAMED: Engine = 'redis';

/**
 * Parses a version string of the Aptible document: `7.0-aof` is AOF + RDB, `7.0` is RDB-only, `7.0-nordb` is memory-only.
 * Engines other than Redis are a prefix, as in `valkey:8.1-aof`. Returns undefined if the text is not valid.
 */
export function parseVersionString(text: string): VersionAndFlavor | undefined {
  const [, engine = UNNAMED, number, suffix] = /^(?:(redis|valkey):)?([\d.]+)((?:-.*)?)$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const version = versionOf(engine as Engine, number);
  const flavor = FLAVORS.find((candidate) => candidate.suffix === suffix);
  return version._isWellFormed && flavor ? { version, flavor } : undefined;
}

/** Formats a version as a string that `parseVersionString` can read. */
export function versionString(engine: Engine, number: string, flavor: Flavor): string {
  return `${engine === UNNAMED ? '' : `${engine}:`}${number}${flavor.suffix}`;
}

/** Returns every version string of the catalog, oldest line first. */
export function versionStrings(): string[] {
  return VERSION_FACTS.flatMap(({ engine, line }) =>
    FLAVORS.map((flavor) => versionString(engine, line, flavor)),
  );
}

/** Returns the version of an engine by its number. */
export function versionOf(engine: Engine, number: string): ServerVersion {
  return engine === 'redis' ? RedisVersion.of(number) : ValkeyVersion.of(number);
}
