import { reloadScript } from '../../../lib/core/render/reload-script';
import { expectGolden } from '../../support/golden';

describe('the script of a proxy whose certificate another program renews', () => {
  test('equals the golden file', () => {
    const proxy = ['haproxy', '-W', '-db', '-f', '/etc/cdktf-redis/haproxy.cfg'];
    expectGolden('reload.sh', String(reloadScript(proxy)));
  });
});
