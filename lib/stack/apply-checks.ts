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
  failPlanUnless(scope, id, [
    {
      condition: Op.and(longEnough, onOneLine),
      errorMessage: `${what} must have at least 16 characters, and no control characters such as a newline.`,
    },
  ]);
}

/**
 * Makes the plan fail if the scheme of a connection URL is not the expected one, if the URL selects a database, or if Terraform
 * cannot read its password. Each mistake has its own error.
 */
export function checkUrlAtPlan(
  scope: Construct,
  id: string,
  url: string,
  { tls, needsPassword }: { readonly tls: boolean; readonly needsPassword: boolean },
): void {
  const matches = (pattern: string) => Fn.can(Fn.regex(pattern, url));
  failPlanUnless(scope, id, [
    {
      condition: matches(`^(?:redis|valkey)${tls ? 's' : ''}://`),
      errorMessage: tls
        ? 'The URL of the service must begin with rediss:// or valkeys://. If the service does not accept TLS, set tls: false.'
        : 'The URL of the service must begin with redis:// or valkey://, because tls is false. ' +
          'If the service accepts TLS, leave tls out.',
    },
    {
      condition: matches('^[a-z]+://(?:[^@/]*@)?[^@/?#]+(?:/0?)?$'),
      errorMessage:
        'The URL of the service must end after the host or the port, without a database other than 0 and without options. ' +
        'Select the database in the client.',
    },
    ...(needsPassword
      ? [
          {
            condition: matches('^[a-z]+://[^:@/]*:[^@/]+@'),
            errorMessage:
              'The URL of the service must contain a password. If it does not, set the prop password, ' +
              'or set host and port instead of url for a service without a password.',
          },
          {
            condition: Op.not(matches('^[a-z]+://[^:@/]*:[^@/]*%[^@/]*@')),
            errorMessage:
              'The password in the URL of the service must not have percent-encoded characters, which Terraform cannot decode. ' +
              'If it has, set host, port and password instead of url.',
          },
        ]
      : []),
  ]);
}

/** Makes the plan fail if HAProxy cannot read a private key. */
export function checkPrivateKeyAtPlan(scope: Construct, id: string, privateKey: string): void {
  const isKey = Fn.can(Fn.regex('BEGIN ([A-Z]+ )?PRIVATE KEY', privateKey));
  const isEncrypted = Fn.can(Fn.regex('ENCRYPTED', privateKey));
  failPlanUnless(scope, id, [
    {
      condition: Op.and(isKey, Op.not(isEncrypted)),
      errorMessage: 'The private key must be in PEM format, without a passphrase.',
    },
  ]);
}

/** What must be true at plan, and the error if it is not. */
interface Precondition {
  readonly condition: unknown;
  readonly errorMessage: string;
}

/** Adds a resource without an effect, whose preconditions stop the plan. */
function failPlanUnless(scope: Construct, id: string, preconditions: readonly Precondition[]): void {
  new DataResource(scope, id, {
    lifecycle: {
      precondition: preconditions.map(({ condition, errorMessage }) => ({
        condition: Token.asString(condition),
        errorMessage: escapeTemplate(printable(`[${scope.node.path}] ${errorMessage}`)),
      })),
    },
  });
}
