import { capabilitiesOf } from '../catalog/capabilities';
import { MEBIBYTE } from '../catalog/memory-size';
import { RemovalPolicy } from '../catalog/policies';
import { supportOf } from '../catalog/support';
import { UserManagement } from '../catalog/user-management';
import { versionString } from '../catalog/version-string';
import type { Audience } from '../platform/audience';
import type { Endpoint } from '../platform/endpoint';
import { runningNumber } from '../resolve/image-version';
import type { RedisSpec } from '../resolve/redis-spec';
import { defaultRules, rulesOf } from '../resolve/user-rules';
import { lossesOf, replicaLosses } from './loss';
import type { EndpointReview, Placement, ServiceReview, UnplacedTerminator, UserReview } from './schema';
import { readSettings, SERVER_SETTINGS } from './settings';
import { timeoutsOf } from './timeouts';

/** What the construct of a server knows. */
export interface DeployedServer {
  readonly path: string;
  readonly name: string;
  readonly spec: RedisSpec;
  /** Where clients connect without TLS. */
  readonly endpoint: Endpoint;
  readonly audience: Audience;
  readonly image: string;
  /** Volumes with its data. */
  readonly volumes: readonly string[];
  /** Construct paths of the primary that it follows, and of the terminator if it follows over TLS. A primary has none. */
  readonly follows?: { readonly primary: string; readonly via?: string };
}

/** What surrounds a server. It is known when the app is complete. */
export interface Surroundings {
  /** Its terminators. */
  readonly terminators: readonly UnplacedTerminator[];
  /** Construct paths of its replicas. */
  readonly replicas: readonly string[];
  readonly container: Placement;
  /** The replication link, if it follows over TLS. */
  readonly link?: Placement;
}

/** The review of a server. */
export function reviewServer(server: DeployedServer, around: Surroundings): ServiceReview {
  const { terminators, replicas, container, link = null } = around;
  const { path, name, spec, image, volumes, follows } = server;
  const { version, flavor } = spec;
  const { drillTarget, ...settings } = readSettings(SERVER_SETTINGS, spec);
  const number = version.patch ?? version.line;
  return {
    path,
    kind: follows === undefined ? 'RedisService' : 'Replica',
    name,
    engine: version.engineName,
    version: number,
    versionString: versionString(version._engine, number, flavor),
    flavor: flavor.description,
    copies: spec.copies,
    image,
    ...container,
    volumes,
    support: supportOf(version._engine, runningNumber(version, image)),
    memory: {
      limitMebibytes: spec.memoryMebibytes,
      dataMebibytes: spec.maxMemoryBytes / MEBIBYTE,
      evictionPolicy: spec.evictionPolicy.word,
    },
    persistence: {
      savePoints: spec.savePoints,
      fsync: flavor.appendsToFile ? spec.fsyncPolicy.word : null,
      removal: removalOf(spec),
      volumeMebibytes: spec.volumeMebibytes ?? null,
      acceptsDataLoss: spec.acceptDataLossOnFlavorChange,
    },
    follows: follows === undefined ? null : { primary: follows.primary, via: follows.via ?? null, link },
    replicas,
    entrances: entrancesOf(server, terminators),
    users: usersOf(spec),
    userManagement: managementOf(spec),
    drillTarget,
    losses: follows === undefined ? lossesOf(spec, replicas.length) : replicaLosses(spec),
    ...settings,
    timeouts: [...terminators, ...(spec.plaintext || terminators.length === 0 ? [null] : [])].map(
      (terminator) => timeoutsOf({ terminator, idleTimeoutSeconds: spec.idleTimeoutSeconds }),
    ),
  };
}

function removalOf({ flavor, removalPolicy }: RedisSpec): ServiceReview['persistence']['removal'] {
  if (!flavor.isDurable) return null;
  return removalPolicy === RemovalPolicy.PROTECT ? 'protected' : 'destroyed';
}

function entrancesOf(
  { endpoint, audience }: DeployedServer,
  terminators: readonly UnplacedTerminator[],
): readonly EndpointReview[] {
  return [
    ...terminators.map(
      ({ path, endpoint: { host, port }, audience, protocols }): EndpointReview => ({
        credential: 'redis+ssl',
        host,
        port,
        tls: protocols,
        audience,
        terminator: path,
      }),
    ),
    {
      credential: 'redis',
      host: endpoint.host,
      port: endpoint.port,
      tls: null,
      audience,
      terminator: null,
    },
  ];
}

function usersOf({ version, users, defaultUser }: RedisSpec): readonly UserReview[] {
  if (!capabilitiesOf(version).acl) return [];
  return [
    { name: 'default', isOn: defaultUser, rules: defaultUser ? defaultRules(version) : [] },
    ...users.map((user) => ({ name: user.name, isOn: true, rules: rulesOf(user, version) })),
  ];
}

function managementOf({ version, userManagement }: RedisSpec): ServiceReview['userManagement'] {
  if (!capabilitiesOf(version).acl) return null;
  return userManagement === UserManagement.RUNTIME ? 'runtime' : 'managed';
}
