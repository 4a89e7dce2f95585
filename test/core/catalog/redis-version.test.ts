import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { VERSION_FACTS } from '../../../lib/core/catalog/version-facts';

describe('a version', () => {
  test('has a constant for every line that the catalog knows, and no other', () => {
    const constants = Object.entries(RedisVersion)
      .filter(([name]) => name.startsWith('V'))
      .map(([name, version]) => [name, String(version)]);
    expect(constants).toEqual(VERSION_FACTS.map(({ line }) => [`V${line.replace('.', '_')}`, line]));
  });

  test('is a known line by default', () => {
    expect(RedisVersion.DEFAULT.isKnown).toBe(true);
  });

  test.each(['7', '7.0.15', '9.9', '', 'latest', '07.0'])('of %p is not known', (line) => {
    expect(RedisVersion.of(line).isKnown).toBe(false);
  });

  test('compares its numbers as numbers', () => {
    expect(RedisVersion.of('10.0').isAtLeast('6.2')).toBe(true);
    expect(RedisVersion.V6_2.isAtLeast('6.2')).toBe(true);
    expect(RedisVersion.V6_0.isAtLeast('6.2')).toBe(false);
    expect(RedisVersion.V2_8.isAtLeast('3.0')).toBe(false);
  });
});

describe('the catalog', () => {
  test('names an image of the same line for every version', () => {
    for (const { line, image } of VERSION_FACTS) expect(image).toMatch(new RegExp(`^redis:${line}\\.\\d+$`));
  });
});
