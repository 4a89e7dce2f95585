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
import type { RedisSpec } from './redis-spec';
import type { UserSpecification } from './redis-user';
import { checkCommands } from './user-commands';
import { checkChannels, checkKeys } from './user-patterns';

/** The users of a server whose props do not set them: those of its primary. */
export interface UserDefaults {
  readonly users?: readonly UserSpecification[];
  readonly defaultUser?: boolean;
  readonly userManagement?: UserManagement;
  /** Logins of the library that this server has beside those that every server has. A replica does not inherit them. */
  readonly extraLogins?: readonly LibraryLogin[];
}

/** The default users of a replica: those of its primary, or none if the primary is not part of this app. */
export function usersOf(primary: UserDefaults | undefined): UserDefaults {
  if (primary === undefined) return {};
  const { users, defaultUser, userManagement } = primary;
  return { users, defaultUser, userManagement };
}

/** The users of a server beside those of the library, and who has the last word on them. */
type Users = Required<UserDefaults> & Pick<RedisSpec, 'users'>;

/** A user from props or from a primary. */
type GivenUser = Pick<UserSpecification, 'name'> & Partial<UserSpecification>;

const DEFAULT_COMMANDS: readonly CommandRule[] = [
  CommandRule.allowCategory('all'),
  CommandRule.denyCategory('admin'),
  CommandRule.denyCategory('dangerous'),
];

/** Checks the users of a server against its version, in the given order. */
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
      message: `${version} does not support users, only one password`,
      given: asked.join(', '),
      allowed: 'Redis 6.0 and later, Valkey',
      fix: 'remove these settings and use password, or use a later version',
    });
  }
  if (!defaultUser) checkDefaultUserOff(props, given, problems);
  const reserved = ['default', ...libraryLoginsOf({ extraLogins }).map((login) => login.name)];
  const names = given.map((user, index) => checkName(user.name, index, given, reserved, problems, context));
  const users = given.flatMap((user, index): UserSpecification[] => {
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
      message: 'nobody could log in, because the user default is disabled and no other user is declared',
      given: 'defaultUser: false, no users',
      fix: 'add a user to users, or leave defaultUser out',
    });
  }
  if (password !== undefined) {
    problems.add('setting-without-effect', {
      message: 'password has no effect, because the user default is disabled',
      given: 'password and defaultUser: false',
      fix: 'leave password out, or set the password of a user in users',
    });
  }
}

/**
 * Adds a problem if the name of a user is not valid or not unique. Returns the name, or a placeholder if the name is a
 * token, which cannot be part of a construct id.
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
      message: `${prop} must be known at synth, because resources and outputs are named after it`,
      given: 'a token',
      allowed: 'letters, digits and . _ ~ -',
      fix: `set ${prop} to a literal`,
    });
    return `users-${index}`;
  }
  checkUserName(prop, name, problems, context);
  const twin = all.findIndex((other) => other.name === name);
  if (reserved.includes(name)) {
    problems.add('user-name-taken', {
      message: `${prop} is a name that the library uses itself`,
      given: shown(name),
      allowed: `any name except ${reserved.join(', ')}`,
      fix:
        name === 'default'
          ? 'use the props password and defaultUser for the user default'
          : 'use another name',
    });
  } else if (twin !== index) {
    problems.add('user-name-taken', {
      message: `${prop} is also the name of users[${twin}]`,
      given: shown(name),
      fix: 'rename one of them',
    });
  }
  return name;
}

function resolveUser(
  user: GivenUser,
  version: ServerVersion,
  problems: Problems,
  context: ResolveContext,
): UserSpecification {
  const { name, commands = [...DEFAULT_COMMANDS], keys = [], channels = [], password } = user;
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
