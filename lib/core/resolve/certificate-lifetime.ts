import type { Problems } from '../problems/problems';
import { checkInteger } from './checks';
import type { ResolveContext } from './context';

/** The validity of a certificate, and how long before its end an apply renews it, in days. */
interface LifetimeDays {
  readonly validityDays: number;
  readonly renewalDays: number;
}

/** The same in hours, the unit of Terraform's tls provider. */
export interface Lifetime {
  readonly validityPeriodHours: number;
  readonly earlyRenewalHours: number;
}

/** Checks a lifetime. A renewal period that is not shorter than the validity would renew the certificate on every apply. */
export function resolveLifetime(
  given: Partial<LifetimeDays>,
  fallback: LifetimeDays,
  problems: Problems,
  context: ResolveContext,
): Lifetime {
  const days = (prop: keyof LifetimeDays) =>
    checkInteger(prop, given[prop], { min: 1, max: 36500, fallback: fallback[prop] }, problems, context);
  const validityDays = days('validityDays');
  const renewalDays = days('renewalDays');
  if (renewalDays >= validityDays) {
    problems.add('bad-certificate-lifetime', {
      message: 'renewalDays must be below validityDays, or every apply renews the certificate',
      given: `validityDays ${validityDays}, renewalDays ${renewalDays}`,
      allowed: 'renewalDays below validityDays',
      fix: `use for example validityDays ${fallback.validityDays} and renewalDays ${fallback.renewalDays}`,
    });
  }
  return { validityPeriodHours: validityDays * 24, earlyRenewalHours: renewalDays * 24 };
}
