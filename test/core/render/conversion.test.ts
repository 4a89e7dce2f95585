import { conversionConf } from '../../../lib/core/render/conversion';
import { specOf } from '../../support/core';
import { expectGolden } from '../../support/golden';

describe('the redis.conf of a conversion', () => {
  test.each(['7.0-aof', '7.0'])(
    'to %s equals the golden file, including additional directives',
    (versionString) => {
      const directives = {
        databases: '32',
        ...(versionString === '7.0-aof' && { 'auto-aof-rewrite-percentage': '50' }),
      };
      expectGolden(
        `convert-${versionString}.conf`,
        conversionConf(specOf({ versionString, directives })).toString(),
      );
    },
  );
});
