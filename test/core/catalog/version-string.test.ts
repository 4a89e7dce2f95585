import { Flavor } from '../../../lib/core/catalog/flavor';
import { parseVersionString, versionString, versionStrings } from '../../../lib/core/catalog/version-string';
import { ALL_LINES } from '../../support/lines';

describe('a version string', () => {
  test.each([
    ['7.0-aof', 'Redis 7.0', Flavor.AOF_AND_RDB],
    ['7.0', 'Redis 7.0', Flavor.RDB_ONLY],
    ['4.0-nordb', 'Redis 4.0', Flavor.MEMORY_ONLY],
    ['7.2.16-aof', 'Redis 7.2.16', Flavor.AOF_AND_RDB],
    ['redis:7.0', 'Redis 7.0', Flavor.RDB_ONLY],
    ['valkey:8.1-aof', 'Valkey 8.1', Flavor.AOF_AND_RDB],
    ['9.9-aof', 'Redis 9.9', Flavor.AOF_AND_RDB],
  ])('such as %s holds %s and a flavor', (text, version, flavor) => {
    const parsed = parseVersionString(text);
    expect(String(parsed?.version)).toBe(version);
    expect(parsed?.flavor).toBe(flavor);
  });

  test.each([
    '',
    '-aof',
    '7.0-',
    '7.0-AOF',
    '7.0-aof-nordb',
    '7',
    ' 7.0',
    '7.0-rdb',
    'keydb:6.3',
    'valkey:',
    'Redis:7.0',
  ])('such as %p is refused', (text) => {
    expect(parseVersionString(text)).toBeUndefined();
  });

  test('can be parsed for everything that the catalog lists', () => {
    expect(versionStrings()).toHaveLength(3 * ALL_LINES.length);
    for (const text of versionStrings()) {
      const parsed = parseVersionString(text);
      expect(parsed && versionString(parsed.version._engine, parsed.version.line, parsed.flavor)).toBe(text);
      expect(parsed?.version.isKnown).toBe(true);
    }
  });
});
