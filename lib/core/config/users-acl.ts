import type { Capabilities } from '../catalog/capabilities';
import type { ServerLogins } from '../credentials/logins';
import { lines, type Text, text } from './text';

/**
 * The users of a server with access control lists. Passwords stand there as SHA-256 digests only.
 *
 * - `default` may do everything: it is who clients are.
 * - `replication` may do what a replica needs and nothing else (`+psync +replconf +ping`).
 * - `probe` may only PING: it is who health checks are.
 */
export function usersAcl(logins: ServerLogins, capabilities: Capabilities): Text {
  const channels = capabilities.aclChannels ? ' &*' : '';
  const digest = (secret: ServerLogins['client']['password']) => ({ secret, encoding: 'sha256' }) as const;
  return lines(
    text`user default on #${digest(logins.client.password)} ~*${channels} +@all`,
    text`user replication on #${digest(logins.replication.password)} +psync +replconf +ping`,
    text`user probe on #${digest(logins.probe.password)} +ping`,
  );
}
