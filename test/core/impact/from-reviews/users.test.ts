import { CommandRule } from '../../../../lib/core/catalog/command-rule';
import { KeyPattern } from '../../../../lib/core/catalog/key-pattern';
import { userDifferences } from '../../../../lib/core/impact/from-reviews/users';
import type { RedisServerProps } from '../../../../lib/core/resolve/redis-server-props';
import { reviewedService } from '../../../support/reviewed';

const APP = { name: 'app', keys: [KeyPattern.readWrite('app:*')] };
const REPORT = {
  name: 'report',
  keys: [KeyPattern.readWrite('report:*')],
  commands: [CommandRule.allowCategory('read')],
};

/** What changes of users, as `tendency what: before -> after`. */
function told(before: RedisServerProps, after: RedisServerProps): string[] {
  return userDifferences(reviewedService(before), reviewedService(after)).map(
    (finding) => `${finding.tendency} ${finding.what}: ${finding.before} -> ${finding.after}`,
  );
}

const RULES = '~app:* +@all -@admin -@dangerous';

describe('the users of a service', () => {
  test('are not told where nothing changes', () => {
    expect(told({ users: [APP] }, { users: [APP] })).toEqual([]);
  });

  test('who come are no weakness where somebody could do as much before, and one where nobody could', () => {
    expect(told({}, { users: [APP] })).toEqual([`changed user app: null -> ${RULES}`]);
    expect(
      told({ users: [REPORT], defaultUser: false }, { users: [REPORT, APP], defaultUser: false }),
    ).toEqual([`weaker user app: null -> ${RULES}`]);
  });

  test('who go are told the other way round', () => {
    expect(told({ users: [APP] }, {})).toEqual([`changed user app: ${RULES} -> null`]);
    expect(
      told({ users: [REPORT, APP], defaultUser: false }, { users: [REPORT], defaultUser: false }),
    ).toEqual([`stronger user app: ${RULES} -> null`]);
  });

  test('are fewer without the user default', () => {
    const [on, off] = [{ users: [APP] }, { users: [APP], defaultUser: false }];
    expect(told(on, off)).toEqual(['stronger user default: ~* &* +@all -> off']);
    expect(told(off, on)).toEqual(['weaker user default: off -> ~* &* +@all']);
  });

  test('may do more or less', () => {
    const wider = { ...APP, keys: [...APP.keys, KeyPattern.readWrite('more:*')] };
    expect(told({ users: [APP] }, { users: [wider] })).toEqual([
      `weaker user app: ${RULES} -> ~app:* ~more:* +@all -@admin -@dangerous`,
    ]);
    expect(told({ users: [wider] }, { users: [APP] })[0]).toMatch(/^stronger user app: /);
    expect(told({ users: [APP] }, { users: [{ ...APP, keys: [] }] })[0]).toMatch(/^stronger user app: /);
  });

  test('may use every channel of Redis 6.0, so that rules for all of them give nothing away', () => {
    expect(told({ versionString: '6.0-aof' }, { versionString: '7.2-aof' })).toEqual([]);
    expect(
      told({ versionString: '6.0-aof', users: [APP] }, { versionString: '7.2-aof', users: [APP] }),
    ).toEqual([`stronger user app: ${RULES} -> ${RULES}`]);
  });

  test('are one below Redis 6.0, who may do everything with the one password', () => {
    expect(told({ versionString: '5.0' }, { versionString: '7.2' })).toEqual([]);
    expect(
      told({ versionString: '5.0' }, { versionString: '7.2', users: [APP], defaultUser: false }),
    ).toEqual(['stronger user default: ~* &* +@all -> off', `changed user app: null -> ${RULES}`]);
  });
});
