import { DEFAULT_VERSION_STRING, listVersions } from '../../lib/cli/version-listing';
import { versionString } from '../../lib/core/catalog/version-string';
import { Problems } from '../../lib/core/problems/problems';

import { resolveVersionAndFlavor } from '../../lib/core/resolve/version-and-flavor';

describe('the listed versions', () => {
  test('mark the default of a service', () => {
    const { version, flavor } = resolveVersionAndFlavor({}, {}, new Problems('test/Redis'));
    expect(DEFAULT_VERSION_STRING).toBe(versionString(version._engine, version.line, flavor));
    expect(listVersions().filter((listed) => listed.default)).toEqual([
      expect.objectContaining({ version: DEFAULT_VERSION_STRING }),
    ]);
  });

  test('run a safe patch release if there is one', () => {
    expect(new Set(listVersions().map(({ support }) => support))).toEqual(new Set(['ended', 'supported']));
  });
});
