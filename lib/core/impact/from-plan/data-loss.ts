import type { Service } from './service';

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

/** Whether a server starts on a volume without keys. */
export function startsBare({ course, createdData, nextFlavor }: Service): boolean {
  // A container that runs has its volume: one that is created by that name is taken over as it is.
  if (course === 'start') return createdData !== undefined || isMemoryOnly(nextFlavor);
  return course === 'restart' && isMemoryOnly(nextFlavor);
}
