import type { Finding, Interruption, Peers } from './kind';
import type { Measured } from './measured';
import { MEASUREMENTS } from './measurements';
import { isRestarting, type WorkloadChange } from './workload-change';

const NOT_MEASURED: Interruption = { seconds: null, words: 'for a time that was not measured' };

/** How long a restart, or the loss of connections, interrupts clients at worst. */
export function interruptionOf(change: WorkloadChange, finding: Finding, peers: Peers): Interruption {
  const { transition, kind } = change;
  if (finding.data === 'refused') return { seconds: null, words: 'until the code is turned back' };
  if (finding.cause === 'image') return { seconds: null, words: 'as long as the pull takes' };
  if (finding.cause === 'connection') return NOT_MEASURED;
  if (transition === 'start') return { seconds: null, words: 'until the apply has created it' };
  if (transition === 'remove' || transition === 'orphan') return { seconds: null, words: 'for good' };
  if (transition !== 'restart' && finding.cause !== 'primary') return NOT_MEASURED;
  switch (kind) {
    case 'server':
      return lasting(
        serverSeconds(change, finding, peers),
        'no answer',
        `, plus about ${MEASUREMENTS.loadSecondsPerGibibyte} s for each GiB of data${staleWords(finding)}`,
      );
    case 'terminator':
      return lasting(longest('terminator', 'certificate'), 'no answer');
    case 'link':
      return lasting(longest('link'), 'no changes');
    default:
      return NOT_MEASURED;
  }
}

function lasting(seconds: number, who: string, more = ''): Interruption {
  return { seconds, words: `${who} for up to ${seconds} s on Docker${more}` };
}

/** A replica serves what it has while its primary restarts. */
function staleWords({ cause }: Finding): string {
  return cause === 'primary' ? `, and values up to ${MEASUREMENTS.staleSeconds} s old` : '';
}

function serverSeconds(change: WorkloadChange, { cause }: Finding, peers: Peers): number {
  const { follows } = change.after;
  const primary = follows === undefined ? undefined : peers.get(follows);
  if (cause === 'primary' && change.transition === 'stay') return longest('replicaOfRestarted');
  if (follows !== undefined)
    return primary !== undefined && isRestarting(primary)
      ? longest('replicaWithPrimary')
      : longest('replica');
  const isFollowed = [...peers.values()].some(
    (peer) => peer.after.follows === change.path && isRestarting(peer),
  );
  const restart = isFollowed ? longest('server', 'serverWithReplica') : longest('server');
  return change.pulls === undefined ? restart : Math.max(restart, longest('image'));
}

type Kind = {
  [K in keyof Measured]: Measured[K] extends { readonly seconds: number } ? K : never;
}[keyof Measured];

function longest(...kinds: readonly Kind[]): number {
  return Math.max(...kinds.map((kind) => MEASUREMENTS[kind].seconds));
}
