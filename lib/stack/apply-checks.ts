import { DataResource, Fn, Op, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { printable } from '../core/text/printable';
import { escapeTemplate } from './reveal';

/**
 * Makes the plan fail if a password is too short to withstand guessing, or if it contains characters that a line of
 * configuration cannot contain. Used for passwords that Terraform reads, which are not known at synth.
 */
export function checkPasswordAtPlan(
  scope: Construct,
  id: string,
  password: string,
  what = 'The password',
): void {
  const longEnough = Op.gte(Fn.lengthOf(password), 16);
  const onOneLine = Op.not(Fn.can(Fn.regex('[[:cntrl:]]', password)));
  failPlanUnless(
    scope,
    id,
    Op.and(longEnough, onOneLine),
    `${what} must have at least 16 characters, and no control characters such as a newline.`,
  );
}

/** Makes the plan fail if the scheme of a connection URL is not the expected one, or if Terraform cannot read its password. */
export function checkUrlAtPlan(
  scope: Construct,
  id: string,
  url: string,
  { tls, needsPassword }: { readonly tls: boolean; readonly needsPassword: boolean },
): void {
  const scheme = `^(?:redis|valkey)${tls ? 's' : ''}://`;
  const login = needsPassword ? '[^:@/]*:[^%@/]+@' : '';
  failPlanUnless(
    scope,
    id,
    Fn.can(Fn.regex(`${scheme}${login}`, url)),
    `The URL of the service must begin with ${tls ? 'rediss' : 'redis'}://` +
      `${needsPassword ? ' and contain a password without percent-encoded characters' : ''}. ` +
      'If it does not, set host, port and password instead of url.',
  );
}

/** Makes the plan fail if HAProxy cannot read a private key. */
export function checkPrivateKeyAtPlan(scope: Construct, id: string, privateKey: string): void {
  const isKey = Fn.can(Fn.regex('BEGIN ([A-Z]+ )?PRIVATE KEY', privateKey));
  const isEncrypted = Fn.can(Fn.regex('ENCRYPTED', privateKey));
  failPlanUnless(
    scope,
    id,
    Op.and(isKey, Op.not(isEncrypted)),
    'The private key must be in PEM format, without a passphrase.',
  );
}

/** Adds a resource without an effect, whose precondition stops the plan. */
function failPlanUnless(scope: Construct, id: string, condition: unknown, errorMessage: string): void {
  const message = escapeTemplate(printable(`[${scope.node.path}] ${errorMessage}`));
  new DataResource(scope, id, {
    lifecycle: { precondition: [{ condition: Token.asString(condition), errorMessage: message }] },
  });
}
