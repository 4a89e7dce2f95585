import { Flavor } from '../catalog/flavor';
import { RedisVersion } from '../catalog/redis-version';
import type { ServerVersion } from '../catalog/server-version';
import { knownLines } from '../catalog/version-facts';
import { parseVersionString, type VersionAndFlavor, versionStrings } from '../catalog/version-string';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { RedisServerProps } from './redis-server-props';

/** The defaults of version and flavor: the version string of the context, or those of a primary. */
export interface VersionDefaults {
  readonly versionString?: string;
  readonly version?: ServerVersion;
  readonly flavor?: Flavor;
}

/** Resolves the version and the flavor from props and defaults. */
export function resolveVersionAndFlavor(
  props: RedisServerProps,
  defaults: VersionDefaults,
  problems: Problems,
): VersionAndFlavor {
  if (props.versionString !== undefined) {
    if (props.version !== undefined || props.flavor !== undefined) {
      problems.add('version-given-twice', {
        message: 'versionString must not be used together with version or flavor',
        given: `versionString ${shown(props.versionString)}`,
        fix: 'use either versionString, or version and flavor',
      });
    }
    return parsed('versionString', props.versionString, problems);
  }
  const fromContext =
    defaults.versionString === undefined
      ? { version: RedisVersion.DEFAULT, flavor: Flavor.AOF_AND_RDB }
      : parsed('the context cdktf-redis:version', defaults.versionString, problems);
  const version = props.version ?? defaults.version;
  return {
    version: version ? checkVersion(version, problems) : fromContext.version,
    flavor: props.flavor ?? defaults.flavor ?? fromContext.flavor,
  };
}

function parsed(source: string, text: string, problems: Problems): VersionAndFlavor {
  const found = parseVersionString(text);
  if (found) return { ...found, version: checkVersion(found.version, problems) };
  problems.add('unknown-version', {
    message: `${source} is not a valid version string`,
    given: shown(text),
    allowed: versionStrings().join(', '),
    fix: 'use one of the allowed values: -aof means AOF + RDB, -nordb means memory-only, no suffix means RDB-only',
  });
  return { version: RedisVersion.DEFAULT, flavor: Flavor.AOF_AND_RDB };
}

/**
 * Adds a problem if a version is not valid, older than the catalog or between two of its lines, and returns the default then.
 * No release of such a line exists. A newer version is a warning: it can be one that was released after the catalog, and newer
 * servers can read the configuration of older ones.
 */
export function checkVersion(version: ServerVersion, problems: Problems): ServerVersion {
  if (version.isKnown) return version;
  const lines = knownLines(version._engine);
  const [newest] = lines.slice(-1);
  if (!version._isWellFormed || !version.isAtLeast(newest)) {
    problems.add('unknown-version', {
      message: `version is not a supported version of ${version.engineName}`,
      given: shown(version.line),
      allowed: `${lines.join(', ')}, or a patch release of these`,
      fix: 'use one of the allowed versions; a version without a patch number runs the newest patch release',
    });
    return RedisVersion.DEFAULT;
  }
  problems.add('version-not-in-catalog', {
    message: `${version} is not in the catalog, so it is configured like ${version.engineName} ${newest}`,
    fix: `test it before you store data in it, or use one of ${lines.join(', ')}`,
  });
  return version;
}
