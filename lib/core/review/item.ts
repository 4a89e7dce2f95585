import { RemovalPolicy } from '../catalog/policies';
import { UserManagement } from '../catalog/user-management';
import { duration } from '../duration';
import { type Endpoint, isLoopback, isWildcard } from '../endpoint';
import type { Listener } from '../spec/listener';
import type { RedisSpec } from '../spec/redis-spec';
import { BackendTransport, type TerminatorSpec } from '../spec/terminator-spec';
import { type Loss, lossesOf, REPLICA_LOSSES } from './loss';

/** What a reviewer should know of one construct, without secrets. */
export interface ReviewItem {
  /** Construct path. */
  readonly path: string;
  /** Name of the construct's class. */
  readonly kind: string;
  /** Lines of a table: what it is about, and what is to be said. */
  readonly facts: readonly (readonly [about: string, fact: string])[];
  readonly losses: readonly Loss[];
}

/** What is known of a server once it is planned. */
interface PlannedServer {
  readonly path: string;
  readonly spec: RedisSpec;
  readonly endpoint: Endpoint;
  readonly image: string;
  /** Construct path of the primary. Undefined: it is one. */
  readonly primary?: string;
  /** Construct path of the terminator on the way to the primary. */
  readonly via?: string;
}

/** The item of a Redis server. */
export function reviewServer({ path, spec, endpoint, image, primary, via }: PlannedServer): ReviewItem {
  const way = via === undefined ? 'over its private network' : `over TLS through ${via}`;
  return {
    path,
    kind: primary === undefined ? 'RedisService' : 'Replica',
    facts: [
      ['runs', `${spec.version}, ${spec.flavor}, image ${image}`],
      ...(primary === undefined ? [] : [['follows', `${primary}, ${way}, read-only`] as const]),
      [
        'memory',
        `${spec.memoryMebibytes} MiB, ${spec.maxMemoryBytes / 1048576} MiB of it for data (${spec.evictionPolicy})`,
      ],
      ['data', dataOf(spec)],
      ['reached', reachOf(endpoint, spec.plaintext)],
      ...usersOf(spec),
    ],
    losses: primary === undefined ? lossesOf(spec) : REPLICA_LOSSES,
  };
}

/** The item of a TLS terminator. */
export function reviewTerminator(
  path: string,
  spec: TerminatorSpec,
  {
    service,
    image,
    endpoint,
  }: { readonly service: string; readonly image: string; readonly endpoint: Endpoint },
): ReviewItem {
  const transport = spec.transport === BackendTransport.UNIX_SOCKET ? 'a unix socket' : 'TCP';
  return {
    path,
    kind: 'TlsTerminator',
    facts: [
      ['runs', `HAProxy, image ${image}`],
      ['serves', `${service}, over ${transport}`],
      [
        'reached',
        spec.listener
          ? `rediss://${endpoint} ${audience(spec.listener)}`
          : `rediss://${endpoint} from containers on its network`,
      ],
      ['accepts', `${spec.protocols.join(', ')}, ${spec.maxConnections} sessions at once`],
      ['closes', `a session after ${duration(spec.sessionTimeoutSeconds)} without traffic`],
    ],
    losses: [{ event: 'it is replaced or restarted', loss: 'open connections; no data' }],
  };
}

function dataOf({ flavor, removalPolicy }: RedisSpec): string {
  if (!flavor.isDurable) return 'in memory only';
  return removalPolicy === RemovalPolicy.PROTECT
    ? 'on a named volume that Terraform refuses to destroy'
    : 'on a named volume that is destroyed with the service';
}

/** Who can log in, where that is not the user default alone. */
function usersOf({ users, defaultUser, userManagement }: RedisSpec): [string, string][] {
  const isRuntime = userManagement === UserManagement.RUNTIME;
  if (users.length === 0 && defaultUser && !isRuntime) return [];
  const names = [...(defaultUser ? ['default'] : []), ...users.map(({ name }) => name)].join(', ');
  const off = defaultUser ? '' : '; default is off';
  return [['users', `${names}${off}${isRuntime ? '; what ACL SAVE writes survives restarts' : ''}`]];
}

function reachOf(endpoint: Endpoint, plaintext: Listener | undefined): string {
  if (plaintext === undefined) return `its private network and its terminators only (${endpoint})`;
  return `redis://${plaintext.host}:${plaintext.port} WITHOUT TLS ${audience(plaintext)}`;
}

function audience({ address }: Listener): string {
  if (isLoopback(address)) return 'from this host only';
  return isWildcard(address) ? 'from every network of the host' : `from whoever reaches ${address}`;
}
