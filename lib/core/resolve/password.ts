import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';
import { CONTROL } from './checks';
import type { ResolveContext } from './context';

/**
 * Adds a problem if a given secret is a literal. It is never shown.
 * @param isGenerated Whether the library generates the secret if it is not given.
 */
export function checkSecret(
  prop: string,
  value: string | undefined,
  problems: Problems,
  context: ResolveContext,
  isGenerated = false,
): void {
  if (value === undefined || context.isUnknown(value)) return;
  problems.add('plaintext-secret', {
    message: `${prop} is a literal, which would be readable in the synthesized JSON`,
    given: `a literal of ${value.length} characters (not shown)`,
    allowed: 'a value that is known only at apply',
    fix: `pass the value of a TerraformVariable with sensitive: true${isGenerated ? ', or leave it out to have one generated' : ''}`,
  });
}

/**
 * Adds a problem if a password is a literal or contains a control character.
 * @param isGenerated Whether the library generates the password if it is not given.
 */
export function checkPassword(
  prop: string,
  value: string | undefined,
  problems: Problems,
  context: ResolveContext,
  isGenerated = false,
): void {
  checkSecret(prop, value, problems, context, isGenerated);
  if (value === undefined || context.isUnknown(value) || !CONTROL.test(value)) return;
  problems.add('bad-password', {
    message: `${prop} contains a control character, such as a newline or NUL`,
    given: `a literal of ${value.length} characters (not shown)`,
    allowed: 'at least 16 characters, without control characters',
    fix: 'choose another password',
  });
}

/** Whether a user name needs no quotes in redis.conf, haproxy.cfg and a URL. */
export function isUserName(name: string): boolean {
  return /^[\w.~-]+$/.test(name);
}

/** Adds a problem if a user name needs quotes in redis.conf, haproxy.cfg or a URL. */
export function checkUserName(
  prop: string,
  value: string | undefined,
  problems: Problems,
  context: ResolveContext,
): void {
  if (value === undefined || context.isUnknown(value) || isUserName(value)) return;
  problems.add('bad-user-name', {
    message: `${prop} contains characters that are not allowed`,
    given: shown(value),
    allowed: 'letters, digits and . _ ~ -',
    fix: 'use a name of these characters',
  });
}
