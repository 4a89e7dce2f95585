import type { Login } from '../credentials/secret';
import { lines, type Template, template } from '../credentials/template';

/** The AUTH command of a login, on one line as redis-cli and the inline protocol read it. */
export function authCommand({ username, password }: Login, encoding: 'redis' | 'haproxy-redis'): Template {
  return username === undefined
    ? template`AUTH ${{ secret: password, encoding }}`
    : template`AUTH ${username} ${{ secret: password, encoding }}`;
}

/**
 * What the health check feeds to redis-cli on its standard input: so the password is on no command line and
 * in no environment variable.
 */
export function probeCommands(login: Login): Template {
  return lines(authCommand(login, 'redis'), 'PING');
}
