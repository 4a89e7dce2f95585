import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The process of a program in a pod. The only node of the cluster is this machine. */
export function processIn(podUid: string, program: RegExp): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => program.test(read(pid, 'comm').trim()) && read(pid, 'cgroup').includes(podUid));
  if (found === undefined) throw new Error(`no process of ${program} in the pod ${podUid}`);
  return Number(found);
}

/** A process can end while it is looked at. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(join('/proc', pid, file), 'utf8');
  } catch {
    return '';
  }
}
