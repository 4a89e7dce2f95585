import { createHash } from 'node:crypto';
import { DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import type { Construct } from 'constructs';
import { withoutTexts } from './expression';
import { isToken } from './tokens';

/** The length of an expression that still fits into a line. */
const SHORT = 100;

/**
 * Says where a value comes from that is only known at apply: its expression in Terraform, or the name of a variable. Texts in it are
 * left out, because one of them could be a secret. A long expression is shown as its digest.
 */
export function sourceOf(scope: Construct, value: string): string {
  const expression = withoutTexts(resolved(scope, value));
  const [, inner = expression] = /^\$\{([^{}]*)\}$/.exec(expression) ?? [];
  const [, variable] = /^var\.([\w-]+)$/.exec(inner) ?? [];
  if (variable !== undefined) return `the variable ${variable}`;
  return inner.length <= SHORT ? inner : `an expression with the digest ${digestOf(inner)}`;
}

/** Says which CA certificate clients need. Other words mean another CA certificate. */
export function authorityOf(scope: Construct, caCertificate: string | undefined): string {
  if (caCertificate === undefined) return 'a CA that clients trust already';
  return isToken(caCertificate)
    ? `the CA of ${sourceOf(scope, caCertificate)}`
    : `the CA with the digest ${digestOf(caCertificate.trim())}`;
}

function resolved(scope: Construct, value: string): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(value, { scope, preparing: false, resolver }));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
