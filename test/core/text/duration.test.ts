import { duration } from '../../../lib/core/text/duration';

describe('a duration', () => {
  test.each([
    [43200, '12h'],
    [3600, '1h'],
    [5400, '90m'],
    [60, '1m'],
    [90, '90s'],
    [1, '1s'],
  ])('of %i seconds reads %s', (seconds, printed) => {
    expect(duration(seconds)).toBe(printed);
  });
});
