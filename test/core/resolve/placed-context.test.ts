import { MemorySize } from '../../../lib/core/catalog/memory-size';
import { CAPABILITIES, type Capability } from '../../../lib/core/platform/platform-facts';
import { resolveCopies } from '../../../lib/core/resolve/copies';
import { resolveVolumeSize } from '../../../lib/core/resolve/memory';
import { checkCapability, type PlacedContext } from '../../../lib/core/resolve/placed-context';
import { kubernetesFacts } from '../../../lib/platforms/kubernetes/facts';
import { CONTEXT, collector } from '../../support/core';

const ON_KUBERNETES: PlacedContext = { ...CONTEXT, platform: kubernetesFacts('apps', 'cluster.local') };

describe('a capability that a prop needs', () => {
  test.each(Object.keys(CAPABILITIES) as Capability[])(
    'is refused on a platform without %s, and only there',
    (id) => {
      for (const context of [CONTEXT, ON_KUBERNETES]) {
        const problems = collector();
        checkCapability(id, 'theProp', 'given', problems, context);
        expect(problems.all.map((problem) => problem.id)).toEqual(
          context.platform.capabilities[id] ? [] : ['not-on-platform'],
        );
      }
    },
  );

  test('is not needed if the prop is not set', () => {
    const problems = collector();
    checkCapability('volumeSizes', 'volumeSize', undefined, problems, CONTEXT);
    expect(problems.all).toEqual([]);
  });
});

describe('the copies of a workload', () => {
  test('are one by default, on every platform', () => {
    for (const given of [undefined, 1]) {
      const problems = collector();
      expect(resolveCopies(given, problems, CONTEXT)).toBe(1);
      expect(problems.all).toEqual([]);
    }
  });

  test.each([
    [2, []],
    [100, []],
    [0, ['bad-number']],
    [101, ['bad-number']],
    [1.5, ['bad-number']],
  ])('can be %d on Kubernetes: %j', (given, ids) => {
    const problems = collector();
    resolveCopies(given, problems, ON_KUBERNETES);
    expect(problems.all.map(({ id }) => id)).toEqual(ids);
  });
});

describe('the size of a data volume', () => {
  test('is undefined if the platform does not support it', () => {
    expect(resolveVolumeSize(undefined, 512, collector(), CONTEXT)).toBeUndefined();
  });

  test('is three times the memory and at least 1 GiB, or the given size', () => {
    expect(resolveVolumeSize(undefined, 512, collector(), ON_KUBERNETES)).toBe(1536);
    expect(resolveVolumeSize(undefined, 64, collector(), ON_KUBERNETES)).toBe(1024);
    expect(resolveVolumeSize(MemorySize.gibibytes(8), 512, collector(), ON_KUBERNETES)).toBe(8192);
  });
});
