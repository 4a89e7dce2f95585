import type { ServerVersion } from './server-version';
import { TlsVersion } from './tls-version';

/**
 * What a line can do and which words it uses. Source: the release notes of each line, and the tables of
 * directives in its own configuration code.
 */
export interface Capabilities {
  /** Users with access control lists (6.0). Without them there is one password. */
  readonly acl: boolean;
  /** Rules for publish and subscribe channels in an access control list (6.2). */
  readonly aclChannels: boolean;
  /** Keys that may be read or written only, and subcommands that can be taken back (7.0). */
  readonly aclV2: boolean;
  /** The word for a follower in directives: `replica` from 5.0, `slave` before. */
  readonly replicaWord: 'replica' | 'slave';
  /** Waits for replicas at a shutdown, and can be told how long (7.0). */
  readonly shutdownTimeout: boolean;
  /** Hands its data set to a replica without writing it to disk first (3.0; late patches of 2.8 too). */
  readonly disklessSync: boolean;
  /** Deletes the transfer file of a replication when nothing persists (6.0). */
  readonly deletesSyncFiles: boolean;
  /**
   * Forces to disk that a new snapshot takes the place of the old one (late patches of 7.0: redis/redis#10737). Below,
   * the file system does so when it likes.
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
    disklessSync: version.isAtLeast('3.0'),
    deletesSyncFiles: version.isAtLeast('6.0'),
    forcesSnapshotName: version.isAtLeast('7.0'),
    tlsProtocols: version.isAtLeast('6.0')
      ? [TlsVersion.TLS_1_2, TlsVersion.TLS_1_3]
      : [TlsVersion.TLS_1_0, TlsVersion.TLS_1_1, TlsVersion.TLS_1_2],
  };
}
