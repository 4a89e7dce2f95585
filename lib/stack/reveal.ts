import { Fn } from 'cdktf';
import type { EncodedSecret, Encoding } from '../core/credentials/secret';
import type { Template } from '../core/credentials/template';
import { isListToken, isToken } from './tokens';

/**
 * Text as a Terraform template: literals escaped, secrets as expressions that Terraform evaluates at apply.
 * The one place where secrets are revealed.
 */
export function reveal(text: Template): string {
  return text.parts.map((part) => (typeof part === 'string' ? escapeTemplate(part) : encoded(part))).join('');
}

/** What looks like a token of cdktf, of a string or of a list, with the dollar signs before it. */
const TOKEN_LIKE = /((?<!\$)\$*[$#]\{TfToken\[[\w:.-]+\]\})/;

/** Escapes what Terraform would read as a template, but leaves tokens of cdktf as they are. */
export function escapeTemplate(literal: string): string {
  return literal
    .split(TOKEN_LIKE)
    .map((piece, index) => (index % 2 === 1 ? tokenLike(piece) : escaped(piece)))
    .join('');
}

/** Behind an opening brace that does not close, cdktf would write tokens without theirs. */
function escaped(text: string): string {
  const lastClosing = text.lastIndexOf('}');
  return text.replace(/(?<!\$)\$+\{|%\{/g, (opening, position: number) =>
    position < lastClosing || opening[0] === '%' ? opening[0] + opening : `${apart(opening.slice(0, -1))}{`,
  );
}

/** A token, behind signs that do not escape it, or what merely looks like one, which cdktf would stumble over. */
function tokenLike(text: string): string {
  const brace = text.indexOf('{');
  const token = text.slice(brace - 1);
  // A list that stands in a text is a mistake, which cdktf explains.
  const start = isToken(token) || isListToken(token) ? brace - 1 : brace;
  return apart(text.slice(0, start)) + text.slice(start);
}

/** Signs in an expression of their own, so that they and what follows make no other one. */
function apart(signs: string): string {
  return signs === '' ? '' : `\${"${signs}"}`;
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
