import { resolveLifetime } from '../../../lib/core/resolve/certificate-lifetime';
import { CONTEXT, collector } from '../../support/core';

const DEFAULTS = { validityDays: 365, renewalDays: 90 };

describe('the lifetime of a certificate', () => {
  test('is passed to Terraform in hours', () => {
    expect(resolveLifetime({ validityDays: 30, renewalDays: 10 }, DEFAULTS, collector(), CONTEXT)).toEqual({
      validityPeriodHours: 720,
      earlyRenewalHours: 240,
    });
  });

  test.each([
    [{ validityDays: 0 }, ['bad-number']],
    [{ renewalDays: 1.5 }, ['bad-number']],
    [{ validityDays: 36501 }, ['bad-number']],
    [{ validityDays: 90 }, ['bad-certificate-lifetime']],
    [{ validityDays: 30, renewalDays: 31 }, ['bad-certificate-lifetime']],
    [{ validityDays: 30, renewalDays: 29 }, []],
  ])('of %j gives the problems %j', (given, expected) => {
    const problems = collector();
    resolveLifetime(given, DEFAULTS, problems, CONTEXT);
    expect(problems.all.map(({ id }) => id)).toEqual(expected);
  });
});
