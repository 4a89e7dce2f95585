/** What is to be known of a server to say where its keys are after a change: of a plan, or of the code. */
export interface KeyHolder {
  /** Whether it was there before, and whether it is there after. */
  readonly existed: boolean;
  readonly remains: boolean;
  /** Construct path of the primary before, and after. Undefined: it follows none. */
  readonly followed?: string;
  readonly follows?: string;
  /** What takes its keys away, as far as its own resources go. Undefined: nothing. */
  readonly ownLoss?: string;
  /** Whether it starts on a volume without keys, although nothing takes any away. */
  readonly startsBare: boolean;
}

/** Servers by construct path: what to ask about the primary of a replica. */
export type Servers = ReadonlyMap<string, KeyHolder>;

/** Whether a server has no keys when it starts after the change, so that replicas that follow it lose theirs. */
export function startsEmpty(
  server: KeyHolder,
  servers: Servers,
  seen: ReadonlySet<KeyHolder> = new Set(),
): boolean {
  if (!server.remains || seen.has(server)) return false;
  if (server.follows === undefined) return server.ownLoss !== undefined || server.startsBare;
  const primary = servers.get(server.follows);
  return primary !== undefined && startsEmpty(primary, servers, new Set([...seen, server]));
}

/** Whether the keys that a server had are nowhere else after the change. A replica's are with its primary. */
export function losesKeys(
  server: KeyHolder,
  servers: Servers,
  seen: ReadonlySet<KeyHolder> = new Set(),
): boolean {
  if (seen.has(server)) return true;
  if (server.ownLoss === undefined) return server.existed && startsEmpty(server, servers);
  const { followed } = server;
  if (followed === undefined || (server.remains && server.follows === undefined)) return true;
  const primary = servers.get(followed);
  return primary !== undefined && losesKeys(primary, servers, new Set([...seen, server]));
}
