import type { Service } from './service';

/** Servers by construct path: what to ask about the primary of a replica. */
export type Servers = ReadonlyMap<string, Service>;

const MEMORY_ONLY = 'nordb';

/** Whether keeping data is not in the nature of a server. */
export function isMemoryOnly(flavor: string | undefined): boolean {
  return flavor === MEMORY_ONLY;
}

/** What takes a server's keys away, as far as its own resources go. */
export function ownLoss(service: Service): string | undefined {
  if (!service.existed) return undefined;
  const { course, flavor, nextFlavor, destroyedData, leftVolume } = service;
  const stops = course === 'restart' || course === 'remove';
  if (isMemoryOnly(flavor) && stops && service.before !== undefined) {
    return course === 'remove'
      ? 'the memory-only server is removed: all keys are lost'
      : 'the memory-only server restarts: all keys are lost';
  }
  if (destroyedData.length > 0) {
    return destroyedData.some(({ action }) => action === 'replace')
      ? 'the data volume is replaced by an empty one: all keys are lost'
      : 'the data volume is destroyed: all keys are lost';
  }
  if (stops && course === 'restart' && isMemoryOnly(nextFlavor)) {
    return 'becomes memory-only: refuses to start on its data, or deletes it where the code accepts that';
  }
  if (leftVolume !== undefined)
    return `starts without its keys: they stay behind on the volume ${leftVolume}`;
  return undefined;
}

/** Whether a server has no keys when it starts after the plan, so that replicas that follow it lose theirs. */
export function startsEmpty(
  service: Service,
  servers: Servers,
  seen: ReadonlySet<Service> = new Set(),
): boolean {
  if (!service.remains || seen.has(service)) return false;
  const primary = service.follows === undefined ? undefined : servers.get(service.follows);
  if (service.follows !== undefined)
    return primary !== undefined && startsEmpty(primary, servers, new Set([...seen, service]));
  if (ownLoss(service) !== undefined) return true;
  // A container that runs has its volume: one that is created by that name is taken over as it is.
  if (service.course === 'start')
    return service.createdData !== undefined || isMemoryOnly(service.nextFlavor);
  return service.course === 'restart' && isMemoryOnly(service.nextFlavor);
}

/** Whether the keys that a server had are nowhere else after the plan. A replica's are with its primary. */
export function losesKeys(
  service: Service,
  servers: Servers,
  seen: ReadonlySet<Service> = new Set(),
): boolean {
  if (seen.has(service)) return true;
  if (ownLoss(service) === undefined) return service.existed && startsEmpty(service, servers);
  const { followed } = service;
  if (followed === undefined || (service.remains && service.follows === undefined)) return true;
  const primary = servers.get(followed);
  return primary !== undefined && losesKeys(primary, servers, new Set([...seen, service]));
}
