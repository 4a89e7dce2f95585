import {
  CommandRule,
  ConnectionOutputs,
  RedisService,
  type RedisServiceProps,
  type RedisUser,
} from '../../../lib';
import type { Build } from '../synth';
import type { Provocations } from './provocation';

const path = 'test/Redis';

function redis(props: RedisServiceProps): Build {
  return (stack) => new RedisService(stack, 'Redis', props);
}

function user(rules: Partial<RedisUser>, versionString?: string): Build {
  return redis({ versionString, users: [{ name: 'app', ...rules }] });
}

/** Mistakes in the users of a server. */
export const USER_ERRORS = {
  'users-not-in-version': {
    build: user({ channels: ['app:*'] }, '6.0'),
    path,
    message: 'channels of the user app are named, and in Redis 6.0 every user may use every channel',
    given: "'app:*'",
    allowed: 'Redis 6.2 and later, Valkey',
    fix: 'leave channels out, or run a later version',
  },
  'user-name-taken': {
    build: redis({ users: [{ name: 'probe' }] }),
    path,
    message: 'users[0].name is the name of a user of the library',
    given: "'probe'",
    allowed: 'any name but default, replication, probe',
    fix: 'choose another name',
  },
  'bad-user-rule': {
    build: user({ channels: ['app:*\nuser intruder on nopass +@all'] }),
    path,
    message: 'a channel pattern of the user app is empty, or holds whitespace or a control character',
    given: "'app:*\\nuser intruder on nopass +@all'",
    allowed: 'one word: a file of users is split at blanks, and knows no quotes',
    fix: 'write ? for a character that no pattern can hold',
  },
  'unknown-command': {
    build: user({ commands: [CommandRule.allow('mgte')] }, '7.0'),
    path,
    message: 'a rule of the user app is about a command that Redis 7.0 does not have',
    given: "'mgte'",
    fix: "did you mean 'mget'?",
  },
  'no-client-user': {
    build: redis({ defaultUser: false }),
    path,
    message: 'nobody could log in, because the user default is off and no other one is declared',
    given: 'defaultUser: false, no users',
    fix: 'declare a user in users, or leave defaultUser out',
  },
  'unknown-user': {
    build: (stack) => {
      const service = new RedisService(stack, 'Redis', { users: [{ name: 'app' }] });
      new ConnectionOutputs(stack, 'cache', { service, user: 'ap' });
    },
    path: 'test/cache',
    message: 'test/Redis has no user of this name',
    given: "'ap'",
    allowed: 'default, app',
    fix: 'declare it in users of the service, or leave user out',
  },
} as const satisfies Provocations;
