import type { ClientFacts, ClientUser, WorkloadRole } from './workload-role';

/**
 * The labels of the container of a workload. They are part of the public contract: plan readers and drills use them to
 * find a construct and its role. They contain no secrets.
 */
export const LABELS = {
  /** Construct path, stack name included. */
  construct: 'cdktf-redis.construct',
  /** `server`, `terminator`, `link`, or the name of another kind. */
  kind: 'cdktf-redis.kind',
  /** Of a server: `aof`, `rdb` or `nordb`. */
  flavor: 'cdktf-redis.flavor',
  /** Of a replica: construct path of its primary. */
  follows: 'cdktf-redis.follows',
  /** `true` of a server that a drill may kill. */
  drill: 'cdktf-redis.drill',
  /** Of every other workload than a server: construct path of the server that it works for. */
  serves: 'cdktf-redis.serves',
  /** Of what only helps a workload, such as its networks and volumes: construct path of that workload. */
  owner: 'cdktf-redis.owner',
  /** Of what helps a workload: the part of it that it holds, such as `data`. */
  part: 'cdktf-redis.part',
  /** Of a server: engine and version, such as `valkey:8.1`. */
  version: 'cdktf-redis.version',
  /** `true` of a memory-only server that deletes the data of a durable flavor. */
  acceptsDataLoss: 'cdktf-redis.accepts-data-loss',
  /** Host and port for clients, or `none`. */
  endpoint: 'cdktf-redis.endpoint',
  /** Of a server: the users that can log in, as JSON: name, a digest of where the password comes from, and rules. */
  users: 'cdktf-redis.users',
  /** Of a terminator: the TLS protocols that it accepts. */
  protocols: 'cdktf-redis.protocols',
  /** Of a terminator: the names in its certificate. */
  names: 'cdktf-redis.names',
  /** Of a terminator: which CA certificate clients need, in words. */
  authority: 'cdktf-redis.authority',
  /** Of a gate: id of the container that it waits for. */
  waitsFor: 'cdktf-redis.waits-for',
  /** Digest of the settings that a platform cannot change in place. */
  fixed: 'cdktf-redis.fixed',
} as const;

/** Whether a label is one of the library. */
export function isLabel(name: string): boolean {
  return Object.values<string>(LABELS).includes(name);
}

/** A role as labels, in a fixed order. */
export function roleLabels(role: WorkloadRole): readonly (readonly [label: string, value: string])[] {
  const kind = [LABELS.kind, role.kind] as const;
  if ('serves' in role) return [kind, [LABELS.serves, role.serves], ...clientLabels(role.clients)];
  const { flavor, follows, drillTarget, version, acceptsDataLoss } = role;
  return [
    kind,
    [LABELS.version, version],
    [LABELS.flavor, flavor],
    ...(acceptsDataLoss ? [[LABELS.acceptsDataLoss, 'true'] as const] : []),
    ...(follows === undefined ? [] : [[LABELS.follows, follows] as const]),
    ...(drillTarget ? [[LABELS.drill, 'true'] as const] : []),
    ...clientLabels(role.clients),
  ];
}

function clientLabels(facts: ClientFacts | undefined): readonly (readonly [label: string, value: string])[] {
  if (facts === undefined) return [];
  const { endpoint, users, protocols, names, authority } = facts;
  return [
    [LABELS.endpoint, endpoint === undefined ? 'none' : endpointLabel(endpoint)],
    ...(users === undefined ? [] : [[LABELS.users, usersLabel(users)] as const]),
    ...(protocols === undefined ? [] : [[LABELS.protocols, protocols.join(' ')] as const]),
    ...(names === undefined ? [] : [[LABELS.names, names.join(' ')] as const]),
    ...(authority === undefined ? [] : [[LABELS.authority, authority] as const]),
  ];
}

/** A port that is only known at apply is left out. */
function endpointLabel({ host, port }: NonNullable<ClientFacts['endpoint']>): string {
  return `${host}:${Number.isInteger(port) && port > 0 ? port : 'unknown'}`;
}

function usersLabel(users: readonly ClientUser[]): string {
  return JSON.stringify(users.map(({ name, password = '', rules }) => [name, password, ...rules]));
}
