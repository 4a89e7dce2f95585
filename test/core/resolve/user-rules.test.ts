import { CommandRule } from '../../../lib/core/catalog/command-rule';
import { KeyPattern } from '../../../lib/core/catalog/key-pattern';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { ValkeyVersion } from '../../../lib/core/catalog/valkey-version';
import { defaultRules, rulesOf } from '../../../lib/core/resolve/user-rules';

const user = {
  keys: [KeyPattern.readWrite('app:*')],
  channels: ['news', 'app:*'],
  commands: [CommandRule.allowCategory('all'), CommandRule.denyCategory('admin')],
};

describe('the rules of a user', () => {
  test.each([
    [RedisVersion.V6_0, '~app:* +@all -@admin', '~* +@all'],
    [RedisVersion.V6_2, '~app:* &news &app:* +@all -@admin', '~* &* +@all'],
    [ValkeyVersion.V7_2, '~app:* &news &app:* +@all -@admin', '~* &* +@all'],
  ])('include channels since Redis 6.2, and on Valkey: %s', (version, rules, ofDefault) => {
    expect(rulesOf(user, version).join(' ')).toBe(rules);
    expect(defaultRules(version).join(' ')).toBe(ofDefault);
  });

  test('leave out patterns next to the pattern that matches everything', () => {
    const all = { ...user, keys: [...user.keys, KeyPattern.readWrite('*')], channels: ['news', '*'] };
    expect(rulesOf(all, RedisVersion.V7_2).join(' ')).toBe('~* &* +@all -@admin');
  });
});
