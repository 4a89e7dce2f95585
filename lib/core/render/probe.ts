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

/**
 * The answers of a server that serves clients: every answer except for LOADING, as SERVER_STATES says. Each of the others means that
 * some clients can go on, for example to stop a script that keeps the server BUSY.
 */
export const SERVING_ANSWERS = 'PONG|MISCONF|BUSY|MASTERDOWN|NOPERM|NOAUTH|max number of clients';
