import { Fn } from 'cdktf';
import type { Text } from '../core/config/text';
import type { EncodedSecret, Encoding } from '../core/credentials/secret';

/**
 * Text as a Terraform template: literals escaped, secrets as expressions that Terraform evaluates at apply.
 * The one place where secrets are revealed.
 */
export function reveal(text: Text): string {
  return text.parts.map((part) => (typeof part === 'string' ? escapeTemplate(part) : encoded(part))).join('');
}

/** Escapes what Terraform would read as a template, but leaves tokens of cdktf as they are. */
export function escapeTemplate(literal: string): string {
  return literal.replace(/\$\{(?!TfToken\[)|%\{/g, (opening) => opening[0] + opening);
}

function encoded({ secret, encoding }: EncodedSecret): string {
  const value = secret.reveal();
  if (encoding === 'sha256') return Fn.sha256(value);
  return secret.alphabet === 'alphanumeric' ? value : ENCODERS[encoding](value);
}

const ENCODERS: Record<Exclude<Encoding, 'sha256'>, (value: string) => string> = {
  plain: (value) => value,
  url: (value) => Fn.replace(Fn.urlencode(value), '+', '%20'),
  redis: (value) => `"${quoted(value)}"`,
  'haproxy-redis': (value) => `\\"${substitute(quoted(quoted(value)), '$', '\\$')}\\"`,
};

/** Backslashes and double quotes behind a backslash, as redis.conf, redis-cli and haproxy.cfg read them. */
function quoted(value: string): string {
  return substitute(substitute(value, '\\', '\\\\'), '"', '\\"');
}

function substitute(value: string, search: string, replacement: string): string {
  return Fn.replace(value, terraformLiteral(search), terraformLiteral(replacement));
}

/** cdktf escapes double quotes in arguments of functions, but not backslashes. */
function terraformLiteral(literal: string): string {
  return Fn.rawString(literal.replace(/\\/g, '\\\\'));
}
