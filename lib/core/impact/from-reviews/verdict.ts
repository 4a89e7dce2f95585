import type { TerminatorReview } from '../../review/model';
import { copiesFinding } from '../copies';
import { IMPACTS, type Impact } from '../impact';
import { losesKeys, startsEmpty } from '../keys';
import type { DataFate } from './model';
import type { Pair } from './pairs';
import type { ServerChange } from './server-change';

/** The servers of both sides by construct path. */
export type ServerChanges = ReadonlyMap<string, ServerChange>;

/** What a change means for a construct. */
export interface Verdict {
  readonly impact: Impact;
  readonly meaning: string;
  readonly data: DataFate | null;
}

/** What a change means for a server and its keys: the worst of what it does itself, and what its primary does. */
export function serverVerdict(server: ServerChange, servers: ServerChanges): Verdict {
  const [own, others] = [ownVerdict(server, servers), primaryVerdict(server, servers)];
  // Of two that are as bad, that of the primary says more, unless the server does not even start.
  const verdicts = own.data === 'refused' ? [own, ...others] : [...others, own];
  const [worst] = verdicts.sort((a, b) => IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact));
  return worst;
}

function ownVerdict(server: ServerChange, servers: ServerChanges): Verdict {
  const { outcome, followed, follows, existed, remains } = server;
  const { data, meaning } = outcome;
  if (outcome.takesKeys) {
    if (!existed || losesKeys(server, servers)) return { impact: 'data-loss', meaning, data };
    if (data === 'refused')
      return { impact: 'restart', meaning: `${meaning}; its primary ${followed} has the keys`, data };
    return {
      impact: 'restart',
      meaning: remains
        ? `restarts without its copy: its primary ${followed} has the keys, and it copies them again`
        : `the copy of this replica is removed: its primary ${followed} has the keys`,
      data: 'with its primary',
    };
  }
  if (!existed)
    return {
      impact: 'new',
      meaning: follows === undefined ? meaning : `is new, and copies the keys of ${follows}`,
      data,
    };
  if (data === 'refused') {
    const isCopy = followed !== undefined && follows !== undefined;
    return isCopy
      ? { impact: 'restart', meaning: `${meaning}; its primary ${follows} has the keys`, data }
      : { impact: 'data-loss', meaning, data };
  }
  if (!server.isReplaced) {
    return connection(server) ?? { impact: 'none', meaning, ...copiesChange(server.pair), data };
  }
  if (followed !== undefined && follows === undefined)
    return { impact: 'restart', meaning: 'restarts as a primary, with the keys that it has', data };
  return { impact: 'restart', meaning, data };
}

/** Others of it run beside those that run on, or some no longer do. */
function copiesChange({ before, after }: ServerChange['pair']) {
  return before && after && copiesFinding(before.copies, after.copies);
}

/** A replica runs on, and its link does not. */
function connection({ pair: { before, after }, outcome: { data } }: ServerChange): Verdict | undefined {
  if (before?.follows?.link?.configuration === after?.follows?.link?.configuration) return undefined;
  return {
    impact: 'reconnect',
    meaning: 'connects to its primary again, over another link; no data is touched',
    data,
  };
}

/** What the primary of a replica does to its keys. */
function primaryVerdict(server: ServerChange, servers: ServerChanges): Verdict[] {
  const { follows, followed, existed, isReplaced } = server;
  if (!existed || follows === undefined) return [];
  const primary = servers.get(follows);
  if (primary !== undefined && startsEmpty(primary, servers)) {
    return [
      {
        impact: 'data-loss',
        meaning:
          primary.outcome.data === 'refused'
            ? `its primary ${follows} is refused as it is; once it starts without its keys, it empties this one too`
            : `its primary ${follows} starts empty, which empties it too`,
        data: 'emptied',
      },
    ];
  }
  if (followed === follows || !isReplaced) return [];
  return followed === undefined
    ? [
        {
          impact: 'data-loss',
          meaning: `becomes a replica of ${follows}: its own keys give way to the keys of that`,
          data: 'emptied',
        },
      ]
    : [
        {
          impact: 'restart',
          meaning: `follows ${follows} instead of ${followed}: its copy gives way to the keys of that`,
          data: 'emptied',
        },
      ];
}

/** What a change means for a terminator: it holds no key. */
export function terminatorVerdict(
  { before, after, latest }: Pair<TerminatorReview>,
  isStackGone: boolean,
): Verdict {
  const verdict = (impact: Impact, meaning: string) => ({ impact, meaning, data: null });
  if (after === undefined) {
    return verdict(
      'reconnect',
      isStackGone
        ? 'its stack is no longer in the code: it runs on until somebody destroys that stack'
        : `is removed: nobody reaches ${latest.service} through it any more; no data is touched`,
    );
  }
  if (before === undefined) return verdict('new', `is new: leads to ${after.service}`);
  if (before.configuration !== after.configuration)
    return verdict('reconnect', `clients of ${after.service} reconnect; no data is touched`);
  return { ...verdict('none', 'runs on'), ...copiesFinding(before.copies, after.copies) };
}
