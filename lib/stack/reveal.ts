import { Fn } from 'cdktf';
import type { EncodedSecret, Encoding } from '../core/credentials/secret';
import type { Template } from '../core/credentials/template';
import { isListToken, isToken } from './tokens';

/**
 * Converts a template to the syntax of Terraform: literals are escaped, and secrets become expressions that Terraform
 * evaluates at apply. This is the only place where secrets are revealed.
 */
export function reveal(text: Template): string {
  return text.parts.map((part) => (typeof part === 'string' ? escapeTemplate(part) : encoded(part))).join('');
}

/** A text that looks like a string or list token of cdktf, with the dollar signs before it. */
const TOKEN_LIKE = /((?<!\$)\$*[$#]\{TfToken\[[\w:.-]+\]\})/;

/** Escapes what Terraform would read as a template, but does not change tokens of cdktf. */
export function escapeTemplate(literal: string): string {
  return literal
    .split(TOKEN_LIKE)
    .map((piece, index) => (index % 2 === 1 ? tokenLike(piece) : escaped(piece)))
    .join('');
}

/** After an opening brace without a closing one, cdktf would write tokens without their braces. */
function escaped(text: string): string {
  const lastClosing = text.lastIndexOf('}');
  return text.replace(/(?<!\$)\$+\{|%\{/g, (opening, position: number) =>
    position < lastClosing || opening[0] === '%'
      ? opening[0] + opening
      : `${separate(opening.slice(0, -1))}{`,
  );
}

/** A token after signs that must not escape it, or a text that only looks like a token, which cdktf cannot resolve. */
function tokenLike(text: string): string {
  const brace = text.indexOf('{');
  const token = text.slice(brace - 1);
  // A list in a text is a mistake, which cdktf explains.
  const start = isToken(token) || isListToken(token) ? brace - 1 : brace;
  return separate(text.slice(0, start)) + text.slice(start);
}

/** Puts signs into an expression of their own, so that they do not combine with the text after them. */
function separate(signs: string): string {
  return signs === '' ? '' : `\${"${signs}"}`;
}

function encoded({ secret, encoding }: EncodedSecret): string {
  const value = secret.reveal();
  if (encoding === 'sha256') return Fn.sha256(value);
  return secret._alphabet === 'alphanumeric' ? value : ENCODERS[encoding](value);
}

const ENCODERS: Record<Exclude<Encoding, 'sha256'>, (value: string) => string> = {
  plain: (value) => value,
  url: (value) => Fn.replace(Fn.urlencode(value), '+', '%20'),
  redis: (value) => `"${quoted(value)}"`,
  'haproxy-redis': (value) => `\\"${substitute(quoted(quoted(value)), '$', '\\$')}\\"`,
};

/** Escapes backslashes and double quotes with a backslash, for redis.conf, redis-cli and haproxy.cfg. */
function quoted(value: string): string {
  return substitute(substitute(value, '\\', '\\\\'), '"', '\\"');
}

function substitute(value: string, search: string, replacement: string): string {
  return Fn.replace(value, terraformLiteral(search), terraformLiteral(replacement));
}

/** A literal argument of a function. cdktf escapes double quotes in it, but not backslashes. */
function terraformLiteral(literal: string): string {
  return Fn.rawString(literal.replace(/\\/g, '\\\\'));
}
