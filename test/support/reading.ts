import { TerraformElement } from 'cdktf';
import { isObject, type Json } from './json';
import { readHaproxyCfg } from './readers/haproxy-cfg';
import { linesOf, readCommands, readRedisConf, readUsersAcl } from './readers/server-files';
import { evaluated } from './readers/terraform-template';
import type { Synthesized } from './synth';

/** The readers of the files in a container. Each returns what the program that reads the file understands. */
const READERS: Readonly<Record<string, (text: string) => Json>> = {
  'redis.conf': readRedisConf,
  'convert.conf': readRedisConf,
  'users.acl': readUsersAcl,
  'haproxy.cfg': readHaproxyCfg,
  probe: readCommands,
  start: linesOf,
  gate: linesOf,
  // The construct path after it is only for people.
  owner: (text) => linesOf(text).map((line) => line.split(' ')[0] ?? ''),
  'server.pem': (text) => text,
  'ca.pem': (text) => text,
};

/**
 * The reading of a synthesized stack: its JSON with every template evaluated, and every file in the form that its reader
 * returns. The Terraform names of elements, which contain a digest of their paths, are replaced by numbers.
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
    .map(([key, value]): [string, Json] => [key, readMember(key, read(value))]);
  const { label, value } = Object.fromEntries(entries);
  if (typeof label === 'string' && value !== undefined) return { label, value: readMember(label, value) };
  const { file, content } = Object.fromEntries(entries);
  if (typeof file !== 'string' || typeof content !== 'string') return Object.fromEntries(entries);
  const reader = READERS[file.replace('/etc/cdktf-redis/', '')];
  if (reader === undefined) throw new Error(`there is no reader for ${file}`);
  return { ...Object.fromEntries(entries), content: reader(content) };
}

/** The readers of members of an object: of labels and annotations whose text is not the value itself, and of errors. */
const MEMBER_READERS: Readonly<Record<string, (text: string) => Json>> = {
  'cdktf-redis.users': (text) => JSON.parse(text),
  'cdktf-redis.authority': (text) => text.replace(/ [\da-f]{16}$/, ''),
  error_message: withoutPath,
};

function readMember(key: string, value: Json): Json {
  const reader = MEMBER_READERS[key];
  return reader === undefined || typeof value !== 'string' ? value : reader(value);
}

/** An error without the construct path at its beginning, in which special characters are escaped. */
function withoutPath(message: string): string {
  return message.replace(/^\[.*\] /, '');
}

/**
 * Replaces the harmless value in a reading. A word that equals the harmless value is replaced by all words of the meaning. In a
 * longer word or a name, it is replaced by the first word.
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
