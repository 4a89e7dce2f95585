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
    message: 'the user app has channels, which Redis 6.0 does not support: every user can use every channel',
    given: "'app:*'",
    allowed: 'Redis 6.2 and later, Valkey',
    fix: 'leave channels out, or use a later version',
  },
  'user-name-taken': {
    build: redis({ users: [{ name: 'probe' }] }),
    path,
    message: 'users[0].name is a name that the library uses itself',
    given: "'probe'",
    allowed: 'any name except default, replication, probe',
    fix: 'use another name',
  },
  'bad-user-rule': {
    build: user({ channels: ['app:*\nuser intruder on nopass +@all'] }),
    path,
    message: 'a channel pattern of the user app is empty, or contains whitespace or a control character',
    given: "'app:*\\nuser intruder on nopass +@all'",
    allowed: 'text without whitespace and control characters',
    fix: 'replace each character that is not allowed with ?, which matches any character',
  },
  'unknown-command': {
    build: user({ commands: [CommandRule.allow('mgte')] }, '7.0'),
    path,
    message: 'a rule of the user app names a command that Redis 7.0 does not have',
    given: "'mgte'",
    fix: "did you mean 'mget'?",
  },
  'no-client-user': {
    build: redis({ defaultUser: false }),
    path,
    message: 'nobody could log in, because the user default is disabled and no other user is declared',
    given: 'defaultUser: false, no users',
    fix: 'add a user to users, or leave defaultUser out',
  },
  'unknown-user': {
    build: (stack) => {
      const service = new RedisService(stack, 'Redis', { users: [{ name: 'app' }] });
      new ConnectionOutputs(stack, 'cache', { service, user: 'ap' });
    },
    path: 'test/cache',
    message: 'test/Redis does not have this user',
    given: "'ap'",
    allowed: 'default, app',
    fix: 'add it to users of the service, or leave user out',
  },
} as const satisfies Provocations;
