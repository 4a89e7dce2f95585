import { kindOfWords, type WorkloadKind } from './kind';
import { LINK, TERMINATOR } from './proxies';
import { SERVER } from './server';

/** Every kind of workload. A new one is a file beside this one, and an entry here. */
export const KINDS: readonly WorkloadKind[] = [SERVER, TERMINATOR, LINK];

/** A workload of a kind that this release does not know. If it has a data volume, that counts as data. */
export const UNKNOWN_KIND = kindOfWords({
  name: 'unknown',
  unnamed: 'its service',
  interruption: 'reconnect',
  starts: () => 'is new',
  restarts: () => 'restarts, and its connections break',
  leaves: () => 'is removed, and its connections break',
  loss: 'its data is lost',
});
