import type { Login } from '../credentials/secret';
import { lines, type Template, template } from '../credentials/template';

/** The AUTH command of a login, on one line for redis-cli and the inline protocol. */
export function authCommand({ username, password }: Login, encoding: 'redis' | 'haproxy-redis'): Template {
  return username === undefined
    ? template`AUTH ${{ secret: password, encoding }}`
    : template`AUTH ${username} ${{ secret: password, encoding }}`;
}

/**
 * The commands of the health check for the standard input of redis-cli, so that the password is not part of a command line
 * or of an environment variable.
 */
export function probeCommands(login: Login): Template {
  return lines(authCommand(login, 'redis'), 'PING');
}
