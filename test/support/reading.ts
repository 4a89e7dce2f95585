import { TerraformElement } from 'cdktf';
import { isObject, type Json } from './json';
import { readHaproxyCfg } from './readers/haproxy-cfg';
import { linesOf, readCommands, readRedisConf, readUsersAcl } from './readers/server-files';
import { evaluated } from './readers/terraform-template';
import type { Synthesized } from './synth';

/** What each file of a container means to the program that reads it. */
const READERS: Readonly<Record<string, (text: string) => Json>> = {
  'redis.conf': readRedisConf,
  'convert.conf': readRedisConf,
  'users.acl': readUsersAcl,
  'haproxy.cfg': readHaproxyCfg,
  probe: readCommands,
  start: linesOf,
  'server.pem': (text) => text,
  'ca.pem': (text) => text,
};

/**
 * What a synthesized stack means: its JSON with every template evaluated, and every file as its reader reads it. The
 * names by which Terraform knows the elements, which are digests of their paths, are replaced by their places.
 */
export function readingOf(synthesized: Synthesized): Json {
  const ids = synthesized.stack.node
    .findAll()
    .filter((node) => TerraformElement.isTerraformElement(node))
    .map((element) => element.friendlyUniqueId);
  const text = ids
    .map((id, index) => ({ id, place: `«${index}»` }))
    .filter(({ id }) => /_[\dA-F]{8}$/.test(id))
    .sort((left, right) => right.id.length - left.id.length)
    .reduce((json, { id, place }) => json.replaceAll(id, place), synthesized.text);
  return read(JSON.parse(text));
}

function read(json: Json): Json {
  if (typeof json === 'string') return evaluated(json);
  if (Array.isArray(json)) return json.map(read);
  if (!isObject(json)) return json;
  const entries = Object.entries(json)
    .filter(([key]) => key !== '//')
    .map(([key, value]): [string, Json] => [key, read(value)]);
  const { file, content } = Object.fromEntries(entries);
  if (typeof file !== 'string' || typeof content !== 'string') return Object.fromEntries(entries);
  const reader = READERS[file.replace('/etc/cdktf-redis/', '')];
  if (reader === undefined) throw new Error(`nothing reads ${file}`);
  return { ...Object.fromEntries(entries), content: reader(content) };
}

/**
 * A reading with another value in the place of the harmless one. A word that is all of the value becomes all that the
 * other one means; where it is a part of a word or a name, the other one stands in its place.
 */
export function withValue(reading: Json, harmless: string, meaning: readonly string[]): Json {
  const [first = ''] = meaning;
  const replaced = (text: string) => text.replaceAll(harmless, () => first);
  if (typeof reading === 'string') return replaced(reading);
  if (Array.isArray(reading))
    return reading.flatMap((item) =>
      item === harmless ? [...meaning] : [withValue(item, harmless, meaning)],
    );
  if (!isObject(reading)) return reading;
  return Object.fromEntries(
    Object.entries(reading).map(([key, value]) => [replaced(key), withValue(value, harmless, meaning)]),
  );
}
