import { Fn, Op, TerraformLocal, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { printable } from '../core/text/printable';
import { escapeTemplate } from './reveal';
import { TerraformData } from './terraform-data';

/** What a password must be. */
interface PasswordRules {
  /** What the password is, at the beginning of a sentence. */
  readonly what?: string;
  /** The fewest characters. A service that runs elsewhere decides that itself. */
  readonly least?: number;
  /** The most bytes, and why more are not possible. */
  readonly most?: { readonly bytes: number; readonly because: string };
}

/**
 * Makes the plan fail if a password is too short to withstand guessing, too long for the server, or contains characters that a line
 * of configuration cannot contain: a server that cannot read a line prints it in its log. Used for passwords that Terraform reads,
 * which are not known at synth. Terraform prints the values that a failed condition refers to, so the conditions refer to a local
 * that is sensitive even if the variable is not.
 */
export function checkPasswordAtPlan(
  scope: Construct,
  id: string,
  password: string,
  { what = 'The password', least = 0, most }: PasswordRules = {},
): void {
  const hidden = new TerraformLocal(scope, `${id}Value`, Fn.sensitive(password)).asString;
  const onOneLine = Op.not(Fn.can(Fn.regex('[[:cntrl:]]', hidden)));
  const bytes = bytesOf(hidden);
  failPlanUnless(scope, id, [
    least > 0
      ? {
          condition: Op.and(Op.gte(Fn.lengthOf(hidden), least), onOneLine),
          errorMessage: `${what} must have at least ${least} characters, and no control characters such as a newline.`,
        }
      : {
          condition: onOneLine,
          errorMessage: `${what} must have no control characters such as a newline.`,
        },
    ...(most === undefined
      ? []
      : [
          {
            condition: Op.lte(bytes, most.bytes),
            errorMessage:
              `${what} must have at most ${most.bytes} bytes, because ${most.because}. ` +
              `It has ${Token.asString(Fn.nonsensitive(bytes))}.`,
          },
        ]),
  ]);
}

/** The length of a text in bytes: base64 has four characters for three bytes. */
function bytesOf(text: string): unknown {
  return Fn.floor(Op.div(Op.mul(Fn.lengthOf(Fn.trim(Fn.base64encode(text), '=')), 3), 4));
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
  new TerraformData(scope, id, {
    lifecycle: {
      precondition: preconditions.map(({ condition, errorMessage }) => ({
        condition: Token.asString(condition),
        errorMessage: escapeTemplate(printable(`[${scope.node.path}] ${errorMessage}`)),
      })),
    },
  });
}
