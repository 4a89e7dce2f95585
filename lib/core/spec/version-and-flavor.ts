import { Flavor } from '../catalog/flavor';
import { RedisVersion } from '../catalog/redis-version';
import { VERSION_FACTS } from '../catalog/version-facts';
import { parseVersionString, type VersionAndFlavor, versionStrings } from '../catalog/version-string';
import { shown } from './checks';
import type { Problems } from './context';
import type { RedisServerProps } from './redis-server-props';

/** What a service runs when its props do not say: the version string of the context, or a primary's. */
export interface VersionDefaults {
  readonly versionString?: string;
  readonly version?: RedisVersion;
  readonly flavor?: Flavor;
}

/** Reads version and flavor out of props and defaults. */
export function resolveVersionAndFlavor(
  props: RedisServerProps,
  defaults: VersionDefaults,
  problems: Problems,
): VersionAndFlavor {
  if (props.versionString !== undefined) {
    if (props.version !== undefined || props.flavor !== undefined) {
      problems.add('version-given-twice', {
        message: 'versionString stands beside version or flavor',
        given: `versionString ${shown(props.versionString)}`,
        fix: 'give either versionString, or version and flavor',
      });
    }
    return parsed('versionString', props.versionString, problems);
  }
  const fromContext =
    defaults.versionString === undefined
      ? { version: RedisVersion.DEFAULT, flavor: Flavor.AOF_AND_RDB }
      : parsed('the context cdktf-redis:version', defaults.versionString, problems);
  const version = props.version ?? defaults.version ?? fromContext.version;
  return {
    version: checkVersion(version, problems),
    flavor: props.flavor ?? defaults.flavor ?? fromContext.flavor,
  };
}

function parsed(source: string, text: string, problems: Problems): VersionAndFlavor {
  const found = parseVersionString(text);
  if (found) return found;
  problems.add('unknown-version', {
    message: `${source} is not a version that the catalog knows`,
    given: shown(text),
    allowed: versionStrings().join(', '),
    fix: 'take one of these: -aof is AOF + RDB, -nordb memory-only, the bare number RDB-only',
  });
  return { version: RedisVersion.DEFAULT, flavor: Flavor.AOF_AND_RDB };
}

/** Notes a version that the catalog does not know; the default stands in for it. */
export function checkVersion(version: RedisVersion, problems: Problems): RedisVersion {
  if (version.isKnown) return version;
  problems.add('unknown-version', {
    message: 'version is not one that the catalog knows',
    given: shown(version.line),
    allowed: VERSION_FACTS.map((fact) => fact.line).join(', '),
    fix: 'take one of these; the patch release comes with the image',
  });
  return RedisVersion.DEFAULT;
}
