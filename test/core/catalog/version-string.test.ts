import { Flavor } from '../../../lib/core/catalog/flavor';
import { parseVersionString, versionStrings } from '../../../lib/core/catalog/version-string';

describe('a version string', () => {
  test.each([
    ['7.0-aof', '7.0', Flavor.AOF_AND_RDB],
    ['7.0', '7.0', Flavor.RDB_ONLY],
    ['4.0-nordb', '4.0', Flavor.MEMORY_ONLY],
  ])('such as %s holds the line %s and a flavor', (text, line, flavor) => {
    const parsed = parseVersionString(text);
    expect(parsed?.version.line).toBe(line);
    expect(parsed?.flavor).toBe(flavor);
  });

  test.each(['', '-aof', '7.0-', '7.0-AOF', '7.0-aof-nordb', '7', '9.9-aof', ' 7.0', '7.0-rdb'])(
    'such as %p is refused',
    (text) => {
      expect(parseVersionString(text)).toBeUndefined();
    },
  );

  test('is read back for everything that the catalog lists', () => {
    expect(versionStrings()).toHaveLength(45);
    for (const text of versionStrings()) {
      const parsed = parseVersionString(text);
      expect(`${parsed?.version.line}${parsed?.flavor.suffix}`).toBe(text);
    }
  });
});
