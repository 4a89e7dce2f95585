import type { Engine } from './engine';
import { FLAVORS, type Flavor } from './flavor';
import { RedisVersion } from './redis-version';
import type { ServerVersion } from './server-version';
import { ValkeyVersion } from './valkey-version';
import { VERSION_FACTS } from './version-facts';

/** A version and a flavor, as one version string holds them. */
export interface VersionAndFlavor {
  readonly version: ServerVersion;
  readonly flavor: Flavor;
}

/** The engine of a version string that names none: those of the Aptible document are of Redis. */
const UNNAMED: Engine = 'redis';

/**
 * Reads a version string of the Aptible document: `7.0-aof` is AOF + RDB, `7.0` RDB-only, `7.0-nordb`
 * memory-only. Other engines than Redis stand in front, as in `valkey:8.1-aof`. Undefined for any other form.
 */
export function parseVersionString(text: string): VersionAndFlavor | undefined {
  const [, engine = UNNAMED, number, suffix] = /^(?:(redis|valkey):)?([\d.]+)((?:-.*)?)$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const version = versionOf(engine as Engine, number);
  const flavor = FLAVORS.find((candidate) => candidate.suffix === suffix);
  return version._isWellFormed && flavor ? { version, flavor } : undefined;
}

/** A version as a string that `parseVersionString` reads. */
export function versionString(engine: Engine, number: string, flavor: Flavor): string {
  return `${engine === UNNAMED ? '' : `${engine}:`}${number}${flavor.suffix}`;
}

/** Every version string that the catalog knows, oldest line first. */
export function versionStrings(): string[] {
  return VERSION_FACTS.flatMap(({ engine, line }) =>
    FLAVORS.map((flavor) => versionString(engine, line, flavor)),
  );
}

/** The version of an engine by its number. */
export function versionOf(engine: Engine, number: string): ServerVersion {
  return engine === 'redis' ? RedisVersion.of(number) : ValkeyVersion.of(number);
}
