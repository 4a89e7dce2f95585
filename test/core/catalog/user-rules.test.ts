import { CommandRule } from '../../../lib/core/catalog/command-rule';
import { KeyPattern } from '../../../lib/core/catalog/key-pattern';

describe('a rule about commands', () => {
  test('is written as in an access control list, in lower case', () => {
    const rules = [
      CommandRule.allow('Config|Get'),
      CommandRule.deny('keys'),
      CommandRule.allowCategory('READ'),
      CommandRule.denyCategory('dangerous'),
    ];
    expect(rules.map(String)).toEqual(['+config|get', '-keys', '+@read', '-@dangerous']);
  });
});

describe('a pattern of keys', () => {
  test('is written with its permission, and unchanged', () => {
    const keys = [KeyPattern.readWrite('a:*'), KeyPattern.readOnly('A\\*'), KeyPattern.writeOnly('[ab]?')];
    expect(keys.map(String)).toEqual(['~a:*', '%R~A\\*', '%W~[ab]?']);
  });
});
