import fc from 'fast-check';
import { CommandRule, ConnectionOutputs, KeyPattern, RedisService, type RedisUser } from '../../../lib';
import { patterns, type StringProp, type StringProps, userNames } from './string-prop';

const path = 'test/Redis';

function user(rules: (value: string) => Partial<RedisUser>, versionString = '7.0'): StringProp['build'] {
  return (stack, value) =>
    new RedisService(stack, 'Redis', {
      versionString,
      users: [{ name: 'app', ...rules(value) }, { name: 'behind-it' }],
    });
}

/** The row of a key pattern. */
function keys(pattern: (value: string) => KeyPattern): StringProp {
  return {
    build: user((value) => ({ keys: [pattern(value)] })),
    path,
    named: 'key pattern of the user app',
    harmless: 'harmless:*',
    taken: patterns,
  };
}

/** The row of a rule for a command or a category. */
function rule(
  command: (value: string) => CommandRule,
  harmless: string,
  taken: readonly string[],
): StringProp {
  return {
    build: user((value) => ({ commands: [command(value)] })),
    path,
    named: 'a rule of the user app',
    harmless,
    taken: fc.constantFrom(...taken),
    meaning: (name) => [name.toLowerCase()],
  };
}

/** Users of a server, and their rules. */
export const USER_STRINGS = {
  'RedisUser.name': {
    build: (stack, name) => {
      const service = new RedisService(stack, 'Redis', { users: [{ name }, { name: 'a--b' }] });
      new ConnectionOutputs(stack, 'out', { service, user: name });
    },
    path,
    named: 'users[0].name',
    harmless: 'harmless-user',
    taken: userNames,
  },
  'RedisUser.name (with a rule that is refused)': {
    build: user((name) => ({ name, keys: [KeyPattern.readWrite('a b')] })),
    path,
    named: 'user',
    harmless: '',
    problems: 2,
    // A valid name leaves only the problem of the rule.
    isLeftOut: (name: string) => /^[\w.~-]+$/.test(name),
  },
  'RedisUser.channels': {
    build: user((value) => ({ channels: [value] })),
    path,
    named: 'channel pattern of the user app',
    harmless: 'harmless:*',
    taken: patterns,
  },
  'RedisUser.password': {
    build: user((password) => ({ password })),
    path,
    named: 'the password of the user app',
    harmless: '',
    isSecret: true,
    problems: 2,
  },
  'KeyPattern.readWrite': keys((pattern) => KeyPattern.readWrite(pattern)),
  'KeyPattern.readOnly': keys((pattern) => KeyPattern.readOnly(pattern)),
  'KeyPattern.writeOnly': keys((pattern) => KeyPattern.writeOnly(pattern)),
  'CommandRule.allow': rule((command) => CommandRule.allow(command), 'geosearchstore', [
    'GET',
    'config|get',
    'get|Foo',
  ]),
  'CommandRule.deny': rule((command) => CommandRule.deny(command), 'geosearchstore', ['GET', 'Config|Set']),
  'CommandRule.allowCategory': rule((category) => CommandRule.allowCategory(category), 'hyperloglog', [
    'READ',
    'all',
  ]),
  'CommandRule.denyCategory': rule((category) => CommandRule.denyCategory(category), 'hyperloglog', [
    'write',
    'All',
  ]),
} as const satisfies StringProps;
