import { linesKnowing } from '../../../lib/core/catalog/directive-lookup';
import {
  NUMBER_DIRECTIVES,
  NUMBER_SETTINGS,
  type NumberSettingName,
  numberDirectives,
  resolveNumberSettings,
} from '../../../lib/core/resolve/number-settings';
import { OWNED_DIRECTIVES } from '../../../lib/core/resolve/owned-directives';
import { CONTEXT, collector, specOf } from '../../support/core';

const NAMES = Object.keys(NUMBER_SETTINGS) as NumberSettingName[];

describe('the numbers of a server', () => {
  test('have the fallbacks of the table if no prop is set', () => {
    const problems = collector();
    const fallbacks = Object.entries(NUMBER_SETTINGS).map(([name, { fallback }]) => [name, fallback]);
    expect(resolveNumberSettings({}, problems, CONTEXT)).toEqual(Object.fromEntries(fallbacks));
    expect(problems.all).toEqual([]);
  });

  test.each(NAMES)('are fields of the specification: %s', (name) => {
    const { max } = NUMBER_SETTINGS[name];
    expect(specOf({ [name]: max })[name]).toBe(max);
  });

  test.each(NAMES)('are checked against their range: %s', (name) => {
    const { min, max, fallback } = NUMBER_SETTINGS[name];
    for (const [given, isValid] of [
      [min, true],
      [max, true],
      [min - 1, false],
      [max + 1, false],
      [min + 0.5, false],
    ] as const) {
      const problems = collector();
      const numbers = resolveNumberSettings({ [name]: given }, problems, CONTEXT);
      expect(numbers[name]).toBe(isValid ? given : fallback);
      expect(problems.all.map(({ id }) => id)).toEqual(isValid ? [] : ['bad-number']);
    }
  });

  test('are lines of redis.conf if the row has a directive', () => {
    const lines = numberDirectives(specOf({ idleTimeoutSeconds: 7 }));
    expect(lines).toContain('timeout 7');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(NUMBER_DIRECTIVES.map(([name]) => name));
  });

  test.each(NUMBER_DIRECTIVES)(
    'have a directive that every server knows and users must not set: %s',
    (name, instead) => {
      expect(linesKnowing('redis', name)).toEqual({ since: '2.8' });
      expect(linesKnowing('valkey', name)).toEqual({ since: '7.2' });
      expect(OWNED_DIRECTIVES.get(name)).toBe(instead);
    },
  );
});
