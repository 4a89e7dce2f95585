import { readsDataOf } from '../../catalog/data-files';
import type { Flavor } from '../../catalog/flavor';
import type { ServerVersion } from '../../catalog/server-version';
import type { Problem } from '../../problems/problem';
import { Problems } from '../../problems/problems';

import type { KnownServer } from '../lint/linted-server';
import { lintReplica } from '../lint/replication';
import type { RedisSpec } from '../redis-spec';

/** The facts about a primary, and about the connection to it. */
export interface PrimaryFacts {
  readonly path: string;
  /** The name of its workload, or its host if it is imported. */
  readonly name: string;
  readonly version: ServerVersion;
  /** It is not set if the primary is imported without a flavor. */
  readonly flavor?: Flavor;
  /** Its settings. Undefined: it was imported. */
  readonly server?: KnownServer;
  /** Whether the login of replicas is known. */
  readonly hasReplicationLogin: boolean;
  /** Whether the replica is on the same private network. */
  readonly isNeighbour: boolean;
  /** What the replica connects to over TLS: a terminator, or the primary itself. */
  readonly via?: {
    readonly path: string;
    /** Whether it is the primary, which only accepts TLS. */
    readonly isService: boolean;
    readonly isOfPrimary: boolean;
    readonly hasCa: boolean;
    /** Whether its endpoint leads to it from where the replica runs. */
    readonly isReachable: boolean;
    /** Whether a DNS name of its certificate is known, because HAProxy cannot verify IP addresses. */
    readonly hasServerName: boolean;
  };
}

/** Adds problems if a server cannot follow a primary. */
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
      fix: 'set primary to another service, or change the name of the replica',
    });
  }
  if (!primary.hasReplicationLogin) {
    problems.add('no-replication-login', {
      message: `${primary.path} has no login for replicas`,
      fix: 'pass replicationPassword (and replicationUsername, if it is not replication) to fromRedisServiceAttributes',
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
      message: `${primary.path} is empty after a restart, and this replica would then delete its copy of the data`,
      given: `a primary of flavor ${primary.flavor}`,
      allowed: 'a primary with the flavor AOF_AND_RDB or RDB_ONLY',
      fix: 'use a durable flavor for the primary, or set acceptDataLossOnPrimaryRestart: true',
    });
  }
  if (!readsDataOf(spec.version, primary.version)) {
    problems.add('replica-newer-needed', {
      message: `${spec.version} cannot read the data of its primary`,
      given: `replica ${spec.version}, primary ${primary.version}`,
      allowed: `${primary.version.engineName} ${primary.version.line} and later`,
      fix: 'leave version out to use the version of the primary',
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
      fix: 'set via to a TLS terminator of the primary: replication over any other network would not be encrypted',
    });
    return;
  }
  if (!via.isOfPrimary) {
    problems.add('other-service', {
      message: `${via.path} is not a terminator of ${primary.path}`,
      fix: 'set via to a terminator of the primary',
    });
  }
  if (!via.isReachable) {
    problems.add('no-private-path', {
      message: `the replica cannot reach ${via.path}, which is not published or listens only on a loopback address`,
      fix: 'publish the terminator with a listenAddress and a hostName that the replica can reach',
    });
  }
  if (!via.hasServerName) {
    problems.add('bad-host-name', {
      message: `${via.path} has only an IP address, but the replica needs a DNS name to verify its certificate`,
      fix: via.isService
        ? 'pass serverName to fromRedisServiceAttributes'
        : 'set hostName of the terminator, or pass serverName to fromTlsTerminatorAttributes',
    });
  }
  if (!via.hasCa) {
    problems.add('no-ca', {
      message: `the replica cannot verify ${via.path}, because its CA certificate is not known`,
      allowed: `the PEM text of the CA that signed the certificate of the ${via.isService ? 'service' : 'terminator'}`,
      fix: via.isService
        ? 'pass caCertificate to fromRedisServiceAttributes'
        : 'pass caCertificate to fromTlsTerminatorAttributes or to TlsCertificate.fromPem',
    });
  }
}
