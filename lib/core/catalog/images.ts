import { ENGINES, type Engine } from './engine';
import { factOf, VERSION_FACTS } from './version-facts';

/** The default image of TLS terminators: a long-term support line of HAProxy. */
export const HAPROXY_IMAGE = 'haproxy:3.2.26';

/** The keys of the images in the catalog: `haproxy`, and an engine with a minor line such as `redis:7.0`. */
export const IMAGE_KEYS: readonly string[] = [
  ...VERSION_FACTS.map(({ engine, line }) => `${engine}:${line}`),
  'haproxy',
];

const SERVER_KEY = /^(redis|valkey):(\d+\.\d+(?:\.\d+)?)$/;

/** Whether a key names an image that the library can run: a key of the catalog, or another version of an engine. */
export function isImageKey(key: string): boolean {
  return key === 'haproxy' || SERVER_KEY.test(key);
}

/** Returns the official image for a key. A version that is not in the catalog is used as the tag. */
export function officialImage(key: string): string {
  const [, engine, version] = SERVER_KEY.exec(key) ?? [];
  if (engine === undefined) return HAPROXY_IMAGE;
  const patch = factOf(engine as Engine, version)?.patch ?? version;
  return `${ENGINES[engine as Engine].repository}:${patch}`;
}

/** Returns the engine and the version in the tag of an image, if it looks like an official tag. */
export function versionInImage(image: string): { engine: Engine; version: string } | undefined {
  const [, engine, version] = /(?:^|\/)(redis|valkey):(\d+\.\d+(?:\.\d+)?)(?![.\d])/.exec(image) ?? [];
  return engine === undefined ? undefined : { engine: engine as Engine, version };
}
