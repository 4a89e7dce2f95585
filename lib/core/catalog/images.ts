import { ENGINES, type Engine } from './engine';
import { factOf, VERSION_FACTS } from './version-facts';

/** The image of the TLS terminator when nothing is said: a long-term support line of HAProxy. */
export const HAPROXY_IMAGE = 'haproxy:3.2.26';

/** Keys of the images that the catalog knows: `haproxy`, and an engine with a minor line such as `redis:7.0`. */
export const IMAGE_KEYS: readonly string[] = [
  ...VERSION_FACTS.map(({ engine, line }) => `${engine}:${line}`),
  'haproxy',
];

const SERVER_KEY = /^(redis|valkey):(\d+\.\d+(?:\.\d+)?)$/;

/** Whether a key names an image that the library can run: one of the catalog, or a version that it does not know. */
export function isImageKey(key: string): boolean {
  return key === 'haproxy' || SERVER_KEY.test(key);
}

/** The official image for a key; a version that the catalog does not know is taken for the tag. */
export function officialImage(key: string): string {
  const [, engine, version] = SERVER_KEY.exec(key) ?? [];
  if (engine === undefined) return HAPROXY_IMAGE;
  const patch = factOf(engine as Engine, version)?.patch ?? version;
  return `${ENGINES[engine as Engine].repository}:${patch}`;
}

/** Engine and version that the tag of an image tells, where it looks like a tag of the official ones. */
export function versionInImage(image: string): { engine: Engine; version: string } | undefined {
  const [, engine, version] = /(?:^|\/)(redis|valkey):(\d+\.\d+(?:\.\d+)?)(?![.\d])/.exec(image) ?? [];
  return engine === undefined ? undefined : { engine: engine as Engine, version };
}
