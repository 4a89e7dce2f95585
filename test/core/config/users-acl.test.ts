import { capabilitiesOf } from '../../../lib/core/catalog/capabilities';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { usersAcl } from '../../../lib/core/config/users-acl';
import { generatedLogins } from '../../support/core';
import { expectGolden } from '../../support/golden';

describe('the users.acl', () => {
  test.each([
    ['6.0', '6.0'],
    ['6.2', '6.2'],
    ['7.0', '6.2'],
    ['7.2', '6.2'],
    ['7.4', '6.2'],
    ['8.0', '6.2'],
    ['8.2', '6.2'],
    ['8.4', '6.2'],
    ['8.6', '6.2'],
    ['8.8', '6.2'],
  ])('of %s is that of %s, byte for byte, with digests in place of passwords', (line, first) => {
    const acl = usersAcl(generatedLogins(true), capabilitiesOf(RedisVersion.of(line)));
    expectGolden(`users-${first}.acl`, acl.toString());
  });
});
