import { supportOf } from '../../../lib/core/catalog/support';
import { VERSION_FACTS } from '../../../lib/core/catalog/version-facts';

describe('the support of a version', () => {
  test.each([
    ['redis', '7.0', 'ended'],
    ['redis', '7.0.15', 'ended'],
    ['redis', '7.2', 'supported'],
    ['redis', '7.2.16', 'supported'],
    ['redis', '7.2.17', 'supported'],
    ['redis', '7.2.15', 'unsafe-patch'],
    ['valkey', '9.1.0', 'unsafe-patch'],
    ['redis', '9.9', 'unknown'],
    ['valkey', '7.0', 'unknown'],
  ] as const)('of %s %s is %s', (engine, version, support) => {
    expect(supportOf(engine, version)).toBe(support);
  });

  test('is "supported" for the default patch release of every supported line', () => {
    for (const { engine, patch, safePatch } of VERSION_FACTS) {
      expect([patch, supportOf(engine, patch)]).toEqual([patch, safePatch ? 'supported' : 'ended']);
    }
  });
});
