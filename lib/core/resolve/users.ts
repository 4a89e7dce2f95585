import { capabilitiesOf } from '../catalog/capabilities';
import { CommandRule } from '../catalog/command-rule';
import { type LibraryLogin, libraryLoginsOf } from '../catalog/library-logins';
import type { ServerVersion } from '../catalog/server-version';
import { UserManagement } from '../catalog/user-management';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';
import { checkPassword, checkUserName, isUserName } from './password';
import type { RedisServerProps } from './redis-server-props';
import type { UserSpec } from './redis-user';
import { checkCommands } from './user-commands';
import { checkChannels, checkKeys } from './user-patterns';

/** What a server does with users when its props do not say: what its primary does. */
export interface UserDefaults {
  readonly users?: readonly UserSpec[];
  readonly defaultUser?: boolean;
  readonly userManagement?: UserManagement;
  /** Logins of the library that this server has beside those that every server has. A replica does not inherit them. */
  readonly extraLogins?: readonly LibraryLogin[];
}

/** What a replica does with users by default. A primary that is not of this app does not say. */
export function usersOf(primary: UserDefaults | undefined): UserDefaults {
  if (primary === undefined) return {};
  const { users, defaultUser, userManagement } = primary;
  return { users, defaultUser, userManagement };
}

/** The users of a server beside those of the library, and who has the last word on them. */
type Users = Required<UserDefaults>;

/** A user as it is given: by props, or by a primary. */
type GivenUser = Pick<UserSpec, 'name'> & Partial<UserSpec>;

const DEFAULT_COMMANDS: readonly CommandRule[] = [
  CommandRule.allowCategory('all'),
  CommandRule.denyCategory('admin'),
  CommandRule.denyCategory('dangerous'),
];

/** Checks the users of a server against its version, in the order given. */
export function resolveUsers(
  props: RedisServerProps,
  defaults: UserDefaults,
  version: ServerVersion,
  problems: Problems,
  context: ResolveContext,
): Users {
  const given: readonly GivenUser[] = props.users ?? defaults.users ?? [];
  const defaultUser = props.defaultUser ?? defaults.defaultUser ?? true;
  const userManagement = props.userManagement ?? defaults.userManagement ?? UserManagement.MANAGED;
  const extraLogins = defaults.extraLogins ?? [];
  const asked = [
    ...(given.length > 0 ? ['users'] : []),
    ...(defaultUser ? [] : ['defaultUser: false']),
    ...(userManagement === UserManagement.RUNTIME ? ['userManagement RUNTIME'] : []),
  ];
  if (asked.length > 0 && !capabilitiesOf(version).acl) {
    problems.add('users-not-in-version', {
      message: `${version} has no users, only one password`,
      given: asked.join(', '),
      allowed: 'Redis 6.0 and later, Valkey',
      fix: 'leave it out and use the prop password, or run a later version',
    });
  }
  if (!defaultUser) checkDefaultUserOff(props, given, problems);
  const reserved = ['default', ...libraryLoginsOf({ extraLogins }).map((login) => login.name)];
  const names = given.map((user, index) => checkName(user.name, index, given, reserved, problems, context));
  const users = given.flatMap((user, index): UserSpec[] => {
    const name = names[index];
    return names.indexOf(name) === index ? [resolveUser({ ...user, name }, version, problems, context)] : [];
  });
  return { users, defaultUser: defaultUser || users.length === 0, userManagement, extraLogins };
}

function checkDefaultUserOff(
  { password }: RedisServerProps,
  users: readonly GivenUser[],
  problems: Problems,
): void {
  if (users.length === 0) {
    problems.add('no-client-user', {
      message: 'nobody could log in, because the user default is off and no other one is declared',
      given: 'defaultUser: false, no users',
      fix: 'declare a user in users, or leave defaultUser out',
    });
  }
  if (password !== undefined) {
    problems.add('setting-without-effect', {
      message: 'password would have no effect, because the user default is off',
      given: 'password and defaultUser: false',
      fix: 'leave password out, or give it to one of users',
    });
  }
}

/**
 * Notes a name that is none or taken, and gives it back for what is made from it: nothing of it is rendered. One
 * that is only known at apply can be no part of a construct id.
 */
function checkName(
  name: string,
  index: number,
  all: readonly GivenUser[],
  reserved: readonly string[],
  problems: Problems,
  context: ResolveContext,
): string {
  const prop = `users[${index}].name`;
  if (context.isUnknown(name)) {
    problems.add('bad-user-name', {
      message: `${prop} is only known at apply, and resources and outputs are made from it`,
      given: 'a token',
      allowed: 'letters, digits and . _ ~ -',
      fix: 'set a name that is known at synth',
    });
    return `users-${index}`;
  }
  checkUserName(prop, name, problems, context);
  const twin = all.findIndex((other) => other.name === name);
  if (reserved.includes(name)) {
    problems.add('user-name-taken', {
      message: `${prop} is the name of a user of the library`,
      given: shown(name),
      allowed: `any name but ${reserved.join(', ')}`,
      fix:
        name === 'default'
          ? 'use the props password and defaultUser for the user default'
          : 'choose another name',
    });
  } else if (twin !== index) {
    problems.add('user-name-taken', {
      message: `${prop} is the name of users[${twin}] too`,
      given: shown(name),
      fix: 'give one of them another name',
    });
  }
  return name;
}

function resolveUser(
  user: GivenUser,
  version: ServerVersion,
  problems: Problems,
  context: ResolveContext,
): UserSpec {
  const { name, commands = DEFAULT_COMMANDS, keys = [], channels = [], password } = user;
  const owner = { name: isUserName(name) ? name : shown(name), version };
  checkPassword(`the password of the user ${owner.name}`, password, problems, context);
  return {
    name,
    commands: checkCommands(commands, owner, problems, context),
    keys: checkKeys(keys, owner, problems, context),
    channels: checkChannels(channels, owner, problems, context),
    password: context.isUnknown(password) ? password : undefined,
  };
}
