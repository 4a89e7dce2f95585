import { Password } from '@cdktf/provider-random/lib/password';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import { capabilitiesOf } from '../core/catalog/capabilities';
import { LIBRARY_LOGINS, type LibraryLogin, type LibraryLoginName } from '../core/catalog/library-logins';
import type { ServerLogins } from '../core/credentials/logins';
import { type Login, Secret } from '../core/credentials/secret';
import { nameOf } from '../core/resolve/names';
import { isUserName } from '../core/resolve/password';
import type { RedisSpec } from '../core/resolve/redis-spec';
import type { UserSpecification } from '../core/resolve/redis-user';
import { checkPasswordAtPlan } from './apply-checks';
import { sourceOf } from './source';
import { isToken } from './tokens';

/** The length of a generated password. It consists of letters and digits, which need no escaping, and has 238 bits. */
const LENGTH = 40;

/** The fewest characters of a given password, so that it cannot be guessed. */
const LEAST = 16;

/** `CONFIG_AUTHPASS_MAX_LEN` in the source of Redis. From 6.0 on, the server gets a digest, which always has the same length. */
const MOST_BELOW_6 = {
  bytes: 512,
  because: 'Redis below 6.0 does not start with a longer one, and prints it in its log',
};

/** What fits into the buffer of a health check of HAProxy, with every character escaped. */
const MOST_IN_CHECK = { bytes: 4096, because: 'a health check cannot send a longer one' };

/**
 * Checks the given password of a service that runs elsewhere. It becomes a line of haproxy.cfg and of the redis.conf of replicas.
 */
export function checkForeignPassword(
  scope: Construct,
  id: string,
  what: string,
  password: string | undefined,
): void {
  if (password === undefined || !isToken(password)) return;
  checkPasswordAtPlan(scope, id, password, { what, most: MOST_IN_CHECK });
}

/**
 * Creates the logins of a server. Terraform generates the passwords, and stores them in its state in plain text. A server without
 * access control lists has one password for all logins.
 */
export function createLogins(scope: Construct, spec: RedisSpec): ServerLogins {
  const { acl } = capabilitiesOf(spec.version);
  const users = spec.users.map((user) => userLogin(scope, user));
  const [first] = users;
  const generatedLogin = ({ name, passwordId, passwordLabel }: LibraryLogin): Login => ({
    username: name,
    password: generated(scope, passwordId, passwordLabel),
  });
  if (acl && !spec.defaultUser && first !== undefined) {
    return { client: first, ...ownLogins(spec, generatedLogin), users };
  }
  const password = clientPassword(scope, spec);
  return acl
    ? { client: { username: 'default', password }, ...ownLogins(spec, generatedLogin), users }
    : { client: { password }, ...ownLogins(spec, () => ({ password })), users };
}

/** Creates the logins that the library uses itself, with the given function. */
function ownLogins(
  { extraLogins }: RedisSpec,
  make: (login: LibraryLogin) => Login,
): Omit<ServerLogins, 'client' | 'users'> {
  const everywhere = Object.entries(LIBRARY_LOGINS).map(([name, login]) => [name, make(login)] as const);
  return {
    ...(Object.fromEntries(everywhere) as Record<LibraryLoginName, Login>),
    extra: new Map(extraLogins.map((login) => [login.name, make(login)])),
  };
}

function clientPassword(scope: Construct, { password, version }: RedisSpec): Secret {
  if (password === undefined) return generated(scope, 'Password', 'password');
  checkPasswordAtPlan(scope, 'PasswordCheck', password, {
    least: LEAST,
    most: capabilitiesOf(version).acl ? undefined : MOST_BELOW_6,
  });
  return given('password', password, scope);
}

/** Creates the login of a user. The construct ids contain the name, so a user keeps its password if the list is reordered. */
function userLogin(scope: Construct, { name, password }: UserSpecification): Required<Login> {
  const label = `password of ${name}`;
  // A name that is not valid must not be part of an id.
  const id = isUserName(name) ? name : nameOf(JSON.stringify(name));
  if (password === undefined)
    return { username: name, password: generated(scope, `UserPassword-${id}`, label) };
  checkPasswordAtPlan(scope, `UserPasswordCheck-${id}`, password, { what: `The ${label}`, least: LEAST });
  return { username: name, password: given(label, password, scope) };
}

/**
 * Returns a given secret, marked as sensitive even if its source is not. A literal becomes an empty secret, so it is never
 * rendered. The check of the prop reports it.
 * @param scope Where it is used, if reviews and plans must say where it comes from.
 */
export function given(label: string, value: string, scope?: Construct): Secret {
  if (!isToken(value)) return Secret.of('', label);
  const secret = Fn.sensitive(value);
  return scope === undefined
    ? Secret.of(secret, label)
    : Secret._given(secret, label, sourceOf(scope, value));
}

function generated(scope: Construct, id: string, label: string): Secret {
  return Secret._alphanumeric(new Password(scope, id, { length: LENGTH, special: false }).result, label);
}

/** A placeholder for a missing login. A problem reports that it is missing, so it is never rendered. */
export const NO_LOGIN = { password: Secret.of('', 'missing password') };
