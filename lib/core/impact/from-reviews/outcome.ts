import { readsDataOf } from '../../catalog/data-files';
import { FLAVOR_CHANGES } from '../../catalog/flavor-changes';
import { parseVersionString, type VersionAndFlavor } from '../../catalog/version-string';
import type { ServiceReview } from '../../review/model';
import type { DataFate } from './model';

/** What becomes of the keys of a server, as far as its own container and volume go. */
export interface Outcome {
  readonly data: DataFate;
  readonly meaning: string;
  /** Whether the server has no keys any more, or will have none once it starts. */
  readonly takesKeys: boolean;
}

/** A server that leaves the code, with its volume. */
export function departure(server: ServiceReview, isStackGone: boolean): Outcome {
  if (isStackGone) {
    return lost('its stack is no longer in the code: all keys are lost when somebody destroys that stack');
  }
  if (!isDurable(server)) return lost('the memory-only server is removed: all keys are lost');
  return lost(
    server.persistence.removal === 'protected'
      ? 'is removed, and the guard of its volume leaves with the code: the volume is destroyed, all keys are lost'
      : 'is removed, and its volume is destroyed with it: all keys are lost',
  );
}

/** A server whose container is another one. */
export function restart(before: ServiceReview, after: ServiceReview): Outcome {
  if (!isDurable(before)) return lost('the memory-only server restarts: all keys are lost');
  if (before.place !== after.place)
    return {
      data: 'left behind',
      meaning: `starts without its keys: they stay behind on ${before.place}`,
      takesKeys: true,
    };
  if (!before.volumes.some((volume) => after.volumes.includes(volume))) return elsewhere(before, after);
  if (!isDurable(after)) return forgetful(after);
  return read(before, after);
}

function lost(meaning: string): Outcome {
  return { data: 'lost', meaning, takesKeys: true };
}

/** Its data would be on another volume. */
function elsewhere(before: ServiceReview, after: ServiceReview): Outcome {
  if (after.persistence.removal !== 'protected')
    return lost('its volume is replaced by another one, which is empty: all keys are lost');
  return {
    data: 'refused',
    meaning: `needs another volume, and Terraform refuses to destroy the protected one: nothing is applied as long as that is not ${before.volumes.join(', ')} again`,
    takesKeys: true,
  };
}

/** A durable server becomes memory-only. */
function forgetful({ persistence: { acceptsDataLoss } }: ServiceReview): Outcome {
  if (acceptsDataLoss)
    return lost('becomes memory-only, and deletes its data as the code accepts: all keys are lost');
  return {
    data: 'refused',
    meaning:
      'becomes memory-only, and refuses to start on its data: nothing is deleted, and the flavor before brings it back',
    takesKeys: true,
  };
}

/** A durable server finds its volume, and reads it or refuses to. */
function read(before: ServiceReview, after: ServiceReview): Outcome {
  const [wrote, reads] = [before, after].map(({ versionString }) => parseVersionString(versionString));
  if (wrote === undefined || reads === undefined || !readsDataOf(reads.version, wrote.version)) {
    return {
      data: 'refused',
      meaning: `refuses to start, because ${named(after)} does not read what ${named(before)} wrote: nothing is changed, and the version before brings it back`,
      takesKeys: false,
    };
  }
  const limits = `${squeeze(before, after)}${oneWay(wrote, reads)}`;
  const change = FLAVOR_CHANGES.find(({ from, to }) => from === wrote.flavor && to === reads.flavor);
  return change === undefined
    ? { data: 'kept', meaning: `restarts: nothing is lost${limits}`, takesKeys: false }
    : {
        data: 'converted',
        meaning: `restarts, and every key is kept: ${change.how}${limits}`,
        takesKeys: false,
      };
}

/** What happens to keys that do not fit any more. */
function squeeze({ memory: before }: ServiceReview, { memory: after }: ServiceReview): string {
  if (after.dataMebibytes >= before.dataMebibytes) return '';
  return after.evictionPolicy === 'noeviction'
    ? `; with more than ${after.dataMebibytes} MiB of data it refuses writes`
    : `; what is above ${after.dataMebibytes} MiB is evicted (${after.evictionPolicy})`;
}

/** Whether the change can be taken back. */
function oneWay({ version: before }: VersionAndFlavor, { version: after }: VersionAndFlavor): string {
  if (readsDataOf(before, after)) return '';
  return `; there is no way back, because ${before} does not read what ${after} writes`;
}

function named({ engine, version }: ServiceReview): string {
  return `${engine} ${version}`;
}

function isDurable({ persistence: { removal } }: ServiceReview): boolean {
  return removal !== null;
}
