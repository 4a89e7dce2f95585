import { type Alphabet, Secret } from '../../lib/core/credentials/secret';

/** A secret with characters of an alphabet. */
export function secretOf(value: string, label: string, alphabet: Alphabet): Secret {
  return alphabet === 'any' ? Secret.of(value, label) : Secret._alphanumeric(value, label);
}
