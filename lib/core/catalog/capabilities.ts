import type { ServerVersion } from './server-version';
import { TlsVersion } from './tls-version';

/**
 * The features of a line, and its names of directives. Source: the release notes of each line, and the tables of
 * directives in its own configuration code.
 */
export interface Capabilities {
  /** Users with access control lists (6.0). Older versions have only one password. */
  readonly acl: boolean;
  /** Rules for publish and subscribe channels in an access control list (6.2). */
  readonly aclChannels: boolean;
  /** Keys that can only be read or only be written, and subcommands that can be denied (7.0). */
  readonly aclV2: boolean;
  /** The word for a follower in directives: `replica` from 5.0, `slave` before. */
  readonly replicaWord: 'replica' | 'slave';
  /** Waits for replicas at a shutdown, with a configurable timeout (7.0). */
  readonly shutdownTimeout: boolean;
  /** Limits the memory of all clients together, and disconnects those that use most of it (7.0). */
  readonly clientEviction: boolean;
  /** Can send its data to a replica without writing it to disk first (3.0, and late patches of 2.8). */
  readonly disklessSync: boolean;
  /** Deletes the transfer file of a replication when nothing persists (6.0). */
  readonly deletesSyncFiles: boolean;
  /**
   * Flushes the replacement of the old snapshot to disk (late patches of 7.0: redis/redis#10737). In older versions the
   * file system decides when that happens.
   */
  readonly forcesSnapshotName: boolean;
  /** Protocols that the TLS terminator accepts for this line, lowest first. */
  readonly tlsProtocols: readonly TlsVersion[];
}

/**
 * The TLS protocols are those of the Aptible document: 1.0, 1.1 and 1.2 for 2.8 to 5.0. From 6.0, the first
 * line with TLS of its own, 1.2 and 1.3. Valkey began as Redis 7.2, and can what that can.
 */
export function capabilitiesOf(version: ServerVersion): Capabilities {
  return {
    acl: version.isAtLeast('6.0'),
    aclChannels: version.isAtLeast('6.2'),
    aclV2: version.isAtLeast('7.0'),
    replicaWord: version.isAtLeast('5.0') ? 'replica' : 'slave',
    shutdownTimeout: version.isAtLeast('7.0'),
    clientEviction: version.isAtLeast('7.0'),
    disklessSync: version.isAtLeast('3.0'),
    deletesSyncFiles: version.isAtLeast('6.0'),
    forcesSnapshotName: version.isAtLeast('7.0'),
    tlsProtocols: version.isAtLeast('6.0')
      ? [TlsVersion.TLS_1_2, TlsVersion.TLS_1_3]
      : [TlsVersion.TLS_1_0, TlsVersion.TLS_1_1, TlsVersion.TLS_1_2],
  };
}
