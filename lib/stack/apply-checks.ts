import { DataResource, Fn, Op, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { printable } from '../core/text/printable';
import { escapeTemplate } from './reveal';

/**
 * Refuses, at plan, a password that is too short to withstand guessing or that no configuration line can
 * carry. For a password that Terraform reads: at synth nothing is known of it.
 */
export function checkPasswordAtPlan(
  scope: Construct,
  id: string,
  password: string,
  what = 'The password',
): void {
  const longEnough = Op.gte(Fn.lengthOf(password), 16);
  const onOneLine = Op.not(Fn.can(Fn.regex('[[:cntrl:]]', password)));
  refuseUnless(
    scope,
    id,
    Op.and(longEnough, onOneLine),
    `${what} has to have at least 16 characters, none of them a control character such as a newline.`,
  );
}

/** Refuses, at plan, a private key that HAProxy could not read. */
export function checkPrivateKeyAtPlan(scope: Construct, id: string, privateKey: string): void {
  const isKey = Fn.can(Fn.regex('BEGIN ([A-Z]+ )?PRIVATE KEY', privateKey));
  const isEncrypted = Fn.can(Fn.regex('ENCRYPTED', privateKey));
  refuseUnless(
    scope,
    id,
    Op.and(isKey, Op.not(isEncrypted)),
    'The private key has to be in PEM, without a passphrase.',
  );
}

/** A resource without an effect, whose precondition stops the plan. */
function refuseUnless(scope: Construct, id: string, condition: unknown, errorMessage: string): void {
  const told = escapeTemplate(printable(`[${scope.node.path}] ${errorMessage}`));
  new DataResource(scope, id, {
    lifecycle: { precondition: [{ condition: Token.asString(condition), errorMessage: told }] },
  });
}
