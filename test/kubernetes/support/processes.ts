import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The process id of a program in a pod. This machine is the only node of the cluster. */
export function processIn(podUid: string, program: RegExp): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => program.test(read(pid, 'comm').trim()) && read(pid, 'cgroup').includes(podUid));
  if (found === undefined) throw new Error(`no process of ${program} in the pod ${podUid}`);
  return Number(found);
}

/** Reads a file of a process, or returns an empty text if the process has ended. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(join('/proc', pid, file), 'utf8');
  } catch {
    return '';
  }
}
