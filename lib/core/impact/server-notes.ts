import { readsDataOf } from '../catalog/data-files';
import type { Release, WorkloadChange, WorkloadState } from './workload-change';

/** What else to know about a server that restarts with other settings. */
export function notesOn({ hidesRelease, before, after }: WorkloadChange): readonly string[] {
  return [
    hidesRelease ? 'the plan does not show which version is in the new image' : undefined,
    squeeze(before, after),
    oneWay(before, after),
  ].filter((note) => note !== undefined);
}

/** What happens to keys that no longer fit. */
function squeeze({ memory: before }: WorkloadState, { memory: after }: WorkloadState): string | undefined {
  if (before === undefined || after === undefined || after.dataMebibytes >= before.dataMebibytes)
    return undefined;
  return after.evictionPolicy === 'noeviction'
    ? `with more than ${after.dataMebibytes} MiB of data it refuses writes`
    : `data above ${after.dataMebibytes} MiB is evicted (${after.evictionPolicy})`;
}

/** Whether the change cannot be taken back. */
function oneWay({ release: before }: WorkloadState, { release: after }: WorkloadState): string | undefined {
  if (!before?.line || !after?.line || readsDataOf(before.line, after.line)) return undefined;
  return `you cannot go back, because ${unread(before, after)}`;
}

/** That a version does not read the files of another one. */
export function unread(reader: Release, writer: Release): string {
  return `${reader.name} does not read the files of ${writer.name}`;
}
