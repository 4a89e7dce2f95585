import { startScript } from '../../../lib/core/config/start-script';
import { specOf } from '../../support/core';
import { expectGolden } from '../../support/golden';

describe('the script that starts a server', () => {
  test.each(['5.0-aof', '7.0-aof', '7.0', '7.0-nordb'])(
    'of %s refuses files of another flavor, and leaves them as they are',
    (versionString) => {
      expectGolden(`start-${versionString}.sh`, startScript(specOf({ versionString })).toString());
    },
  );

  test('ends with the server in its own place, so that it gets the signals', () => {
    for (const versionString of ['2.8-aof', '8.4', '8.4-nordb']) {
      expect(startScript(specOf({ versionString })).toString()).toMatch(
        /\nexec redis-server \/etc\/cdktf-redis\/redis\.conf\n$/,
      );
    }
  });
});
