import type { Problems } from '../problems/problems';
import { checkInteger } from './checks';
import type { ResolveContext } from './context';

/** Days that a certificate is valid, and days before its end from which an apply renews it. */
interface LifetimeDays {
  readonly validityDays: number;
  readonly renewalDays: number;
}

/** The same in the hours that Terraform's tls provider takes. */
export interface Lifetime {
  readonly validityPeriodHours: number;
  readonly earlyRenewalHours: number;
}

/** Checks a lifetime: a renewal that is due before the certificate is made would be due on every apply. */
export function resolveLifetime(
  given: Partial<LifetimeDays>,
  otherwise: LifetimeDays,
  problems: Problems,
  context: ResolveContext,
): Lifetime {
  const days = (prop: keyof LifetimeDays) =>
    checkInteger(prop, given[prop], { least: 1, most: 36500, otherwise: otherwise[prop] }, problems, context);
  const validityDays = days('validityDays');
  const renewalDays = days('renewalDays');
  if (renewalDays >= validityDays) {
    problems.add('bad-certificate-lifetime', {
      message: 'renewalDays reaches over the whole lifetime, so every apply would renew the certificate',
      given: `validityDays ${validityDays}, renewalDays ${renewalDays}`,
      allowed: 'renewalDays below validityDays',
      fix: `for example validityDays ${otherwise.validityDays} and renewalDays ${otherwise.renewalDays}`,
    });
  }
  return { validityPeriodHours: validityDays * 24, earlyRenewalHours: renewalDays * 24 };
}
