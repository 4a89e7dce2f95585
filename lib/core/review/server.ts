import { capabilitiesOf } from '../catalog/capabilities';
import { MEBIBYTE } from '../catalog/memory-size';
import { RemovalPolicy } from '../catalog/policies';
import { supportOf } from '../catalog/support';
import type { TlsProtocol } from '../catalog/tls-version';
import { UserManagement } from '../catalog/user-management';
import { versionString } from '../catalog/version-string';
import type { Access } from '../platform/access';
import type { Audience } from '../platform/audience';
import type { Endpoint } from '../platform/endpoint';
import { runningNumber } from '../resolve/image-version';
import type { RedisSpec } from '../resolve/redis-spec';
import { defaultRules, rulesOf } from '../resolve/user-rules';
import { endpointsOf, onEveryNetwork, reviewAccess } from './access';
import { lossesOf, replicaLosses } from './loss';
import type {
  AccessReview,
  EndpointReview,
  LinkReview,
  Placement,
  ServiceReview,
  UnplacedTerminator,
  UserReview,
} from './schema';
import { readSettings, SERVER_SETTINGS } from './settings';
import { timeoutsOf } from './timeouts';

/** What the construct of a server knows. */
export interface DeployedServer {
  readonly path: string;
  readonly name: string;
  readonly spec: RedisSpec;
  /** Where clients connect without TLS. Not set if the server only accepts TLS. */
  readonly endpoint?: Endpoint;
  /** Where the server itself accepts TLS. */
  readonly tls?: { readonly endpoint: Endpoint; readonly protocols: readonly TlsProtocol[] };
  readonly audience: Audience;
  /** Every way to open a connection, if the platform states them. */
  readonly access?: readonly Access[];
  /** Image that runs. Not set for a managed service, whose configuration the library does not write. */
  readonly image?: string;
  /** Plan of a managed service. */
  readonly plan?: string;
  readonly memoryMebibytes?: number;
  /** Volumes with its data. */
  readonly volumes: readonly string[];
  /** Where passwords come from, as far as this is known: of clients, and of each user. */
  readonly passwords?: { readonly client?: string; readonly users: ReadonlyMap<string, string> };
  /** Construct paths of the primary that it follows, and of the terminator if it follows over TLS. A primary has none. */
  readonly follows?: { readonly primary: string; readonly via?: string; readonly isBeside: boolean };
  /** Where its platform provides. */
  readonly location: string;
}

/** What surrounds a server. It is known when the app is complete. */
export interface Surroundings {
  /** Its terminators. */
  readonly terminators: readonly UnplacedTerminator[];
  /** Its replicas. */
  readonly replicas: readonly Pick<DeployedServer, 'path' | 'location'>[];
  readonly container: Placement;
  /** The replication link, if it follows over TLS. */
  readonly link?: LinkReview;
}

/** The review of a server. */
export function reviewServer(server: DeployedServer, around: Surroundings): ServiceReview {
  const { terminators, replicas, container, link = null } = around;
  const { path, name, spec, image, plan, volumes, follows } = server;
  const isManaged = image === undefined;
  const access = server.access && reviewAccess(server.access, server.tls?.protocols ?? null);
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
    image: image ?? null,
    ...(plan !== undefined && { plan }),
    ...container,
    volumes,
    support: supportOf(version._engine, isManaged ? number : runningNumber(version, image)),
    memory: {
      limitMebibytes: server.memoryMebibytes ?? null,
      dataMebibytes: isManaged ? null : spec.maxMemoryBytes / MEBIBYTE,
      evictionPolicy: spec.evictionPolicy.word,
    },
    persistence: {
      savePoints: isManaged ? [] : spec.savePoints,
      fsync: flavor.appendsToFile && !isManaged ? spec.fsyncPolicy.word : null,
      removal: removalOf(spec),
      ...(spec.adoptVolume !== undefined && { adopted: spec.adoptVolume }),
      volumeMebibytes: spec.volumeMebibytes ?? null,
      acceptsDataLoss: spec.acceptDataLossOnFlavorChange,
    },
    follows: follows === undefined ? null : { primary: follows.primary, via: follows.via ?? null, link },
    replicas: replicas.map((replica) => replica.path),
    entrances: entrancesOf(server, access, terminators),
    ...(access && { access }),
    users: usersOf(spec, server.passwords),
    userManagement: managementOf(spec),
    drillTarget,
    // The library states only what follows from a configuration that it writes.
    losses: isManaged ? [] : lossesIn(server, replicas),
    ...settings,
    timeouts: [
      ...terminators,
      ...(!isManaged && (spec.plaintext || terminators.length === 0) ? [null] : []),
    ].map((terminator) => timeoutsOf({ terminator, idleTimeoutSeconds: spec.idleTimeoutSeconds })),
  };
}

function lossesIn(
  { spec, location, follows }: DeployedServer,
  replicas: Surroundings['replicas'],
): ServiceReview['losses'] {
  if (follows !== undefined) return replicaLosses(spec, follows.isBeside);
  const elsewhere = replicas.filter((replica) => replica.location !== location).length;
  return lossesOf(spec, { all: replicas.length, elsewhere });
}

function removalOf({ flavor, removalPolicy }: RedisSpec): ServiceReview['persistence']['removal'] {
  if (!flavor.isDurable) return null;
  return removalPolicy === RemovalPolicy.PROTECT ? 'protected' : 'destroyed';
}

function entrancesOf(
  { endpoint: plaintext, tls, audience, passwords }: DeployedServer,
  access: readonly AccessReview[] | undefined,
  terminators: readonly UnplacedTerminator[],
): readonly EndpointReview[] {
  const all = [
    ...terminators.flatMap(endpointsOf),
    ...(tls ? [ownEndpoint('redis+ssl', tls.endpoint, tls.protocols, audience)] : []),
    ...(plaintext ? onEveryNetwork(ownEndpoint('redis', plaintext, null, audience), access) : []),
  ];
  return all.map((endpoint) => ({ ...endpoint, ...passwordFrom(passwords?.client) }));
}

/** An endpoint of the server itself. */
function ownEndpoint(
  credential: EndpointReview['credential'],
  { host, port }: Endpoint,
  tls: EndpointReview['tls'],
  audience: Audience,
): EndpointReview {
  return { credential, host, port, tls, audience, terminator: null };
}

function usersOf(
  { version, users, defaultUser }: RedisSpec,
  passwords: DeployedServer['passwords'],
): readonly UserReview[] {
  if (!capabilitiesOf(version).acl) return [];
  return [
    {
      name: 'default',
      isOn: defaultUser,
      rules: defaultUser ? defaultRules(version) : [],
      ...(defaultUser && passwordFrom(passwords?.client)),
    },
    ...users.map((user) => ({
      name: user.name,
      isOn: true,
      rules: rulesOf(user, version),
      ...passwordFrom(passwords?.users.get(user.name)),
    })),
  ];
}

function passwordFrom(password: string | undefined): { readonly password?: string } {
  return password === undefined ? {} : { password };
}

function managementOf({ version, userManagement }: RedisSpec): ServiceReview['userManagement'] {
  if (!capabilitiesOf(version).acl) return null;
  return userManagement === UserManagement.RUNTIME ? 'runtime' : 'managed';
}
