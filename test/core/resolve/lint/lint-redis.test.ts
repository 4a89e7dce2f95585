import { FLAVORS, Flavor } from '../../../../lib/core/catalog/flavor';
import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import { EvictionPolicy } from '../../../../lib/core/catalog/policies';
import { VERSION_FACTS } from '../../../../lib/core/catalog/version-facts';
import { versionOf } from '../../../../lib/core/catalog/version-string';
import { findingIds } from '../../../support/lint';

describe('the contradictions of a server', () => {
  test('are told all at once, in the order of the rules', () => {
    expect(
      findingIds({
        flavor: Flavor.RDB_ONLY,
        evictionPolicy: EvictionPolicy.ALLKEYS_LRU,
        maxMemory: MemorySize.mebibytes(400),
        directives: {
          'lfu-log-factor': '10',
          'repl-backlog-size': '1gb',
          'client-output-buffer-limit': 'replica 0 0 0',
        },
      }),
    ).toEqual([
      'eviction-on-durable',
      'maxmemory-without-headroom',
      'buffers-above-memory',
      'buffers-above-memory',
      'directive-without-effect',
    ]);
  });

  test('are not checked if a setting is refused', () => {
    expect(
      findingIds({ memory: MemorySize.mebibytes(1), evictionPolicy: EvictionPolicy.ALLKEYS_LRU }),
    ).toEqual(['bad-memory']);
  });

  test.each(VERSION_FACTS.map(({ engine, line }) => versionOf(engine, line)))(
    'do not exist in %s with default settings, in any flavor and role',
    (version) => {
      for (const flavor of FLAVORS) {
        expect(findingIds({ version, flavor })).toEqual([]);
        expect(findingIds({ version, flavor }, 'replica')).toEqual([]);
      }
    },
  );
});
