import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import type { ServerVersion } from '../../../lib/core/catalog/server-version';
import { ValkeyVersion } from '../../../lib/core/catalog/valkey-version';
import { VERSION_FACTS } from '../../../lib/core/catalog/version-facts';

function linesOf(engine: string): string[] {
  return VERSION_FACTS.filter((fact) => fact.engine === engine).map(({ line }) => line);
}

describe('a version', () => {
  test.each<[string, object]>([
    ['redis', RedisVersion],
    ['valkey', ValkeyVersion],
  ])('of %s has a constant for every line of the catalog, and no other', (engine, versions) => {
    const constants = Object.entries(versions)
      .filter(([name]) => name.startsWith('V'))
      .map(([name, version]: [string, ServerVersion]) => [name, version.line]);
    expect(constants).toEqual(linesOf(engine).map((line) => [`V${line.replace('.', '_')}`, line]));
  });

  test('is a known line of Redis by default', () => {
    expect(RedisVersion.DEFAULT.isKnown).toBe(true);
    expect(String(RedisVersion.DEFAULT)).toBe(`Redis ${RedisVersion.DEFAULT.line}`);
  });

  test('can be a patch release, which belongs to its line', () => {
    const version = RedisVersion.of('7.2.10');
    expect([version.line, version.patch, String(version)]).toEqual(['7.2', '7.2.10', 'Redis 7.2.10']);
    expect(version.isKnown).toBe(true);
    expect(RedisVersion.V7_2.patch).toBeUndefined();
  });

  test.each(['9.9', '7.1', '7.1.3'])('of %p is well-formed, but is not in the catalog', (text) => {
    const version = RedisVersion.of(text);
    expect([version.isKnown, version._isWellFormed]).toEqual([false, true]);
  });

  test.each(['7', '', 'latest', '07.0', '7.0.', '7.0.1.2', '7.0-aof', ' 7.0'])(
    'is not what %p is',
    (text) => {
      const version = RedisVersion.of(text);
      expect([version.isKnown, version._isWellFormed]).toEqual([false, false]);
    },
  );

  test('compares its numbers as numbers', () => {
    expect(RedisVersion.of('10.0').isAtLeast('6.2')).toBe(true);
    expect(RedisVersion.V6_2.isAtLeast('6.2')).toBe(true);
    expect(RedisVersion.of('6.2.1').isAtLeast('6.2')).toBe(true);
    expect(RedisVersion.V6_0.isAtLeast('6.2')).toBe(false);
    expect(RedisVersion.V2_8.isAtLeast('3.0')).toBe(false);
  });
});

describe('the catalog', () => {
  test('names a patch release of the same line for every version, and none below the safe one', () => {
    for (const { line, patch, safePatch = patch } of VERSION_FACTS) {
      const numbers = (text: string) => Number(text.split('.')[2]);
      expect([patch.startsWith(`${line}.`), safePatch.startsWith(`${line}.`)]).toEqual([true, true]);
      expect(numbers(patch)).toBeGreaterThanOrEqual(numbers(safePatch));
    }
  });
});
