import { PATHS } from '../../../lib/core/render/paths';
import { containerOf } from '../../e2e/support/construct-container';
import type { Ask } from '../../e2e/support/keys';
import { runOk } from '../../e2e/support/process';

/**
 * Asks a server through the client in its container, over its unix socket.
 * @param path The construct path of the server.
 * @param url Returns the URL of the service, which holds the password.
 */
export function insideOf(path: string, url: () => Promise<string>): Ask {
  return async (...command) => {
    const { password } = new URL(await url());
    const client = ['redis-cli', '-s', PATHS.socket, '-e', '--no-auth-warning', ...command];
    const args = ['exec', '-e', 'REDISCLI_AUTH', await containerOf(path), ...client];
    const answer = await runOk('docker', args, { env: { REDISCLI_AUTH: password }, timeoutSeconds: 30 });
    return answer.trim();
  };
}
