import { capabilitiesOf } from '../core/catalog/capabilities';
import type { Engine } from '../core/catalog/engine';
import { FLAVORS, Flavor } from '../core/catalog/flavor';
import { officialImage } from '../core/catalog/images';
import { type Support, supportOf } from '../core/catalog/support';
import type { TlsProtocol } from '../core/catalog/tls-version';
import { DEFAULT_LINE, VERSION_FACTS } from '../core/catalog/version-facts';
import { versionOf, versionString } from '../core/catalog/version-string';

/** A version string and its facts. The keys are those of `versions --json`, and part of the public contract. */
export interface ListedVersion {
  readonly version: string;
  readonly engine: Engine;
  readonly line: string;
  readonly description: string;
  readonly tlsProtocols: readonly TlsProtocol[];
  readonly support: Support;
  readonly safePatch: string | null;
  readonly patch: string;
  readonly image: string;
  readonly default: boolean;
}

/** The default version string of a service. */
export const DEFAULT_VERSION_STRING = versionString('redis', DEFAULT_LINE, Flavor.AOF_AND_RDB);

/** Lists every version string of the catalog or of one engine, oldest line first. */
export function listVersions(only?: Engine): ListedVersion[] {
  return VERSION_FACTS.filter(({ engine }) => only === undefined || engine === only).flatMap(
    ({ engine, line, patch, safePatch }) => {
      const version = versionOf(engine, line);
      return FLAVORS.map((flavor) => {
        const text = versionString(engine, line, flavor);
        return {
          version: text,
          engine,
          line,
          description: flavor.description,
          tlsProtocols: capabilitiesOf(version).tlsProtocols,
          support: supportOf(engine, patch),
          safePatch: safePatch ?? null,
          patch,
          image: officialImage(version._imageKey),
          default: text === DEFAULT_VERSION_STRING,
        };
      });
    },
  );
}
