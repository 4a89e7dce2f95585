import { readsDataOf } from '../catalog/data-files';
import type { Flavor } from '../catalog/flavor';
import type { ServerVersion } from '../catalog/server-version';
import type { Problem } from '../problems/problem';
import { Problems } from '../problems/problems';

import type { KnownServer } from './lint/linted-server';
import { lintReplica } from './lint/replica';
import type { RedisSpec } from './redis-spec';

/** What a replica has to know of its primary, and of the way to it. */
export interface PrimaryFacts {
  readonly path: string;
  /** Name of its workload, or its host where it was imported. */
  readonly name: string;
  readonly version: ServerVersion;
  /** Undefined where an imported primary does not say. */
  readonly flavor?: Flavor;
  /** Its settings. Undefined: it was imported. */
  readonly server?: KnownServer;
  /** Whether it says with which login replicas connect. */
  readonly hasReplicationLogin: boolean;
  /** Whether the replica is on the same private network. */
  readonly isNeighbour: boolean;
  /** The terminator on the way, if there is one. */
  readonly via?: {
    readonly path: string;
    readonly isOfPrimary: boolean;
    readonly hasCa: boolean;
    /** Whether its endpoint leads to it from where the replica runs. */
    readonly isReachable: boolean;
    /** Whether a DNS name is known that its certificate holds: HAProxy verifies no addresses. */
    readonly hasServerName: boolean;
  };
}

/** Notes why a server cannot follow a primary. */
export function checkPrimary(
  replica: { readonly path: string; readonly name: string; readonly spec: RedisSpec },
  primary: PrimaryFacts,
  acceptDataLoss: boolean,
): readonly Problem[] {
  const problems = new Problems(replica.path);
  checkFlavorAndVersion(replica.spec, primary, acceptDataLoss, problems);
  checkWay(primary, problems);
  if (primary.name === replica.name) {
    problems.add('replica-of-itself', {
      message: 'the replica and its primary have the same name, so the replica would follow itself',
      given: `'${replica.name}'`,
      fix: 'pass the primary, or give the replica another name',
    });
  }
  if (!primary.hasReplicationLogin) {
    problems.add('no-replication-login', {
      message: `${primary.path} does not say with which login replicas connect`,
      fix: 'pass replicationPassword, and replicationUsername where it is not replication, to fromRedisServiceAttributes',
    });
  }
  const { path, server } = primary;
  const findings = server && !problems.hasErrors ? lintReplica(replica.spec, { path, ...server }) : [];
  for (const { id, ...problem } of findings) problems.add(id, problem);
  return problems.all;
}

function checkFlavorAndVersion(
  spec: RedisSpec,
  primary: PrimaryFacts,
  acceptDataLoss: boolean,
  problems: Problems,
): void {
  if (primary.flavor?.isDurable === false && !acceptDataLoss) {
    problems.add('memory-only-primary', {
      message: `a restart of ${primary.path} starts it empty, and this replica would follow and lose all data too`,
      given: `a primary of flavor ${primary.flavor}`,
      allowed: 'a durable primary (AOF + RDB or RDB-only)',
      fix: 'give the primary a durable flavor, or set acceptDataLossOnPrimaryRestart: true',
    });
  }
  if (!readsDataOf(spec.version, primary.version)) {
    problems.add('replica-newer-needed', {
      message: `${spec.version} cannot read the data set of its primary`,
      given: `replica ${spec.version}, primary ${primary.version}`,
      allowed: `${primary.version.engineName} ${primary.version.line} and later`,
      fix: 'leave version out to run that of the primary',
    });
  }
}

function checkWay(primary: PrimaryFacts, problems: Problems): void {
  const { via } = primary;
  if (via === undefined) {
    if (primary.isNeighbour) return;
    problems.add('no-private-path', {
      message: `${primary.path} is not on the private network of this replica`,
      allowed: 'a primary on the same engine, or a TLS terminator in front of it',
      fix: 'pass the terminator as via: replication over any other network would be in plain text',
    });
    return;
  }
  if (!via.isOfPrimary) {
    problems.add('other-service', {
      message: `${via.path} stands in front of another service than ${primary.path}`,
      fix: 'pass a terminator of the primary as via',
    });
  }
  if (!via.isReachable) {
    problems.add('no-private-path', {
      message: `${via.path} is not reached from another engine: it is not published, or on a loopback address only`,
      fix: 'publish the terminator, with a listenAddress and hostName that the replica can reach',
    });
  }
  if (!via.hasServerName) {
    problems.add('bad-host-name', {
      message: `${via.path} is known by an address only, and the replica verifies its certificate by a DNS name`,
      fix: 'give the terminator a hostName, or pass serverName to fromTlsTerminatorAttributes',
    });
  }
  if (!via.hasCa) {
    problems.add('no-ca', {
      message: `${via.path} has no CA certificate, so this replica could not verify it`,
      allowed: 'the CA certificate (PEM) that signed the certificate of the terminator',
      fix: 'pass caCertificate to fromTlsTerminatorAttributes or to TlsCertificate.fromPem',
    });
  }
}
