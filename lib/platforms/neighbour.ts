import type { Platform } from './platform';

/** Where something runs, and under which name. Both are undefined for what was imported. */
interface Placed {
  readonly workload?: string;
  readonly platform?: Platform;
}

/** Name of the workload, if it runs on the engine of the given platform: then private paths lead to it. */
export function neighbourOn(platform: Platform, placed: Placed): string | undefined {
  return placed.platform?._engine === platform._engine ? placed.workload : undefined;
}
