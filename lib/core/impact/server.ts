import { readsDataOf } from '../catalog/data-files';
import { Flavor } from '../catalog/flavor';
import { FLAVOR_CHANGES } from '../catalog/flavor-changes';
import type { Impact } from './impact';
import {
  type Cause,
  COMMON,
  type DataFate,
  type Finding,
  type Peers,
  STACK_GONE,
  type WorkloadKind,
} from './kind';
import { notesOn, unread } from './server-notes';
import { isRestarting, type WorkloadChange, type WorkloadState } from './workload-change';

/** What happens to the keys of a server through its own container and volume. */
interface Outcome {
  readonly meaning: string;
  readonly data: 'lost' | 'left behind' | 'refused';
  /** Whether the server has no keys any more, or will have none once it starts. */
  readonly takesKeys: boolean;
  readonly cause: Cause;
}

const ALL_LOST = 'all keys are lost';

const WITH_PRIMARY: DataFate = 'with its primary';

/** A server: it holds the keys, and its replicas hold copies of them. */
export const SERVER: WorkloadKind = {
  name: 'server',
  findingsOf(server, servers) {
    const [own, primary] = [ownFindings(server, servers), primaryFindings(server, servers)];
    if (own.length + primary.length === 0)
      return [...transitionFindings(server), ...reloadFindings(server, servers)];
    // What the primary does says more, unless the server does not even start.
    return own.some(({ data }) => data === 'refused') ? [...own, ...primary] : [...primary, ...own];
  },
};

function finding(impact: Impact, meaning: string, data: DataFate, cause: Cause = 'workload'): Finding {
  return { impact, meaning, data, cause };
}

/** What its own container and volume do to its keys. */
function ownFindings(server: WorkloadChange, servers: Peers): readonly Finding[] {
  const outcome = outcomeOf(server);
  if (outcome === undefined) return [];
  const { meaning, data, takesKeys, cause } = outcome;
  const { followed, follows } = followersOf(server);
  const keeper = takesKeys ? followed : followed && follows;
  if (!server.existed || keeper === undefined || (takesKeys && losesKeys(server, servers)))
    return [finding('data-loss', meaning, data, cause)];
  if (data === 'refused')
    return [finding('restart', `${meaning}; its primary ${keeper} has the keys`, data, cause)];
  const kept = remains(server)
    ? `loses its copy of the keys, and copies them again from its primary ${keeper}`
    : `is removed with its copy of the keys: its primary ${keeper} has them`;
  return [finding('restart', kept, WITH_PRIMARY, cause)];
}

function outcomeOf(server: WorkloadChange): Outcome | undefined {
  const { transition, existed, before, after, data } = server;
  const lost = (meaning: string, cause: Cause = 'volume'): Outcome => ({
    meaning: `${meaning}: ${ALL_LOST}`,
    data: 'lost',
    takesKeys: true,
    cause,
  });
  if (data.takenFrom !== undefined && !existed)
    return lost(`is new, and uses the data volume of ${data.takenFrom}, which is destroyed`);
  if (!existed) return undefined;
  if (transition === 'orphan')
    return { ...lost(''), meaning: `${STACK_GONE}: ${ALL_LOST} when somebody destroys that stack` };
  if (isMemoryOnly(before) && transition === 'restart')
    return lost('the memory-only server restarts', 'workload');
  if (isMemoryOnly(before) && transition === 'remove')
    return lost('the memory-only server is removed', 'workload');
  switch (data.fate) {
    case 'destroyed':
    case 'replaced':
      return { ...lost(''), meaning: COMMON.losesVolume(server, ALL_LOST) };
    case 'protected':
      return {
        meaning: `needs another data volume, and Terraform refuses to destroy the protected one: nothing is applied until it uses ${data.where} again`,
        data: 'refused',
        takesKeys: true,
        cause: 'volume',
      };
    case 'left':
      return {
        meaning: `starts without its keys: they stay on ${data.where}`,
        data: 'left behind',
        takesKeys: true,
        cause: 'workload',
      };
  }
  // A server that is gone already starts on what it left.
  const findsData = transition === 'start' && data.fate === 'kept' && !isMemoryOnly(before);
  if (transition !== 'restart' && !findsData) return undefined;
  return isMemoryOnly(after) ? forgetful(after) : unreadable(before, after);
}

/** A durable server becomes memory-only. */
function forgetful({ acceptsDataLoss }: WorkloadState): Outcome {
  const becomes = 'becomes memory-only';
  const outcome = { takesKeys: true, cause: 'workload' } as const;
  switch (acceptsDataLoss) {
    case true:
      return {
        ...outcome,
        meaning: `${becomes}, and deletes its data as the code accepts: ${ALL_LOST}`,
        data: 'lost',
      };
    case false:
      return {
        ...outcome,
        meaning: `${becomes}, and refuses to start on its data: no data is deleted, and going back to the old flavor makes it available again`,
        data: 'refused',
      };
    case undefined:
      return {
        ...outcome,
        meaning: `${becomes}: it refuses to start on its data, or deletes the data if the code accepts that`,
        data: 'refused',
      };
  }
}

/** A durable server finds the files of a version that it cannot read. */
function unreadable(
  { release: wrote }: WorkloadState,
  { release: reads }: WorkloadState,
): Outcome | undefined {
  if (wrote === undefined || reads === undefined) return undefined;
  if (wrote.line && reads.line && readsDataOf(reads.line, wrote.line)) return undefined;
  return {
    meaning: `refuses to start, because ${unread(reads, wrote)}: no data is deleted, and going back to the old version makes it available again`,
    data: 'refused',
    takesKeys: false,
    cause: 'workload',
  };
}

/** What its primary does to its keys. */
function primaryFindings(server: WorkloadChange, servers: Peers): readonly Finding[] {
  const { followed, follows } = followersOf(server);
  if (!server.existed || !remains(server) || follows === undefined) return [];
  const emptied = (impact: Impact, meaning: string) => [finding(impact, meaning, 'emptied', 'primary')];
  const primary = servers.get(follows);
  if (primary !== undefined && startsEmpty(primary, servers)) {
    const isRefused = outcomeOf(primary)?.data === 'refused' && primary.after.acceptsDataLoss !== undefined;
    return emptied(
      'data-loss',
      isRefused
        ? `its primary ${follows} is refused as it is: once that starts without its keys, this replica is emptied too`
        : `its primary ${follows} starts empty, so this replica is emptied too`,
    );
  }
  if (followed === follows || server.transition === 'stay') return [];
  return followed === undefined
    ? emptied('data-loss', `becomes a replica of ${follows}: its keys are replaced by those of ${follows}`)
    : emptied(
        'restart',
        `follows ${follows} instead of ${followed}: its copy is replaced by the keys of ${follows}`,
      );
}

/** A primary that restarts is followed from the start: its replicas copy everything again. */
function reloadFindings(server: WorkloadChange, servers: Peers): readonly Finding[] {
  const { follows } = server.after;
  const primary = follows === undefined ? undefined : servers.get(follows);
  if (!server.existed || primary === undefined || !isRestarting(primary)) return [];
  if (outcomeOf(primary) !== undefined || !['stay', 'restart'].includes(server.transition)) return [];
  const meaning =
    server.transition === 'stay'
      ? `its primary ${follows} restarts: it copies all keys again, and answers with an error while it loads them`
      : `restarts at the same time as its primary ${follows}: both are down at once, and it copies all keys again`;
  return [finding('restart', meaning, WITH_PRIMARY, 'primary')];
}

/** What happens to it if no keys are lost. */
function transitionFindings(server: WorkloadChange): readonly Finding[] {
  const { transition, existed, before, after } = server;
  const { followed, follows } = followersOf(server);
  switch (transition) {
    case 'start':
      if (existed) return [finding('restart', recreated(server), 'kept')];
      return [
        finding(
          'new',
          follows === undefined ? 'is new, and starts empty' : `is new, and copies the keys of ${follows}`,
          'new',
        ),
      ];
    case 'restart': {
      const end = notesOn(server).map((note) => `; ${note}`);
      if (followed !== undefined && follows === undefined)
        return [finding('restart', `restarts as a primary, and keeps its keys${end.join('')}`, 'kept')];
      const change = FLAVOR_CHANGES.find(({ from, to }) => from === before.flavor && to === after.flavor);
      return change === undefined
        ? [finding('restart', `restarts: nothing is lost if it can save its data${end.join('')}`, 'kept')]
        : [finding('restart', `restarts and keeps every key: ${change.how}${end.join('')}`, 'converted')];
    }
    case 'remove':
      return [finding('restart', 'is removed: its data volume stays', 'left behind', 'volume')];
    case 'forget':
      return [{ ...COMMON.isForgotten, data: 'untouched', cause: 'workload' }];
    case 'stay':
      return [{ ...COMMON.runsOn(server), data: 'untouched', cause: 'workload' }];
    default:
      return [];
  }
}

/** A server that was gone before the change is created again. */
function recreated({ before, data }: WorkloadChange): string {
  if (isMemoryOnly(before))
    return 'is gone already, and its keys with it: it is created again, and starts empty';
  return data.fate === 'created'
    ? 'is gone already, and so is its data volume: both are created again'
    : 'is gone already: it is created again, and starts with its data volume';
}

/** Whether a server has no keys when it starts after the change, so that the replicas that follow it lose theirs. */
function startsEmpty(
  server: WorkloadChange,
  servers: Peers,
  seen: ReadonlySet<WorkloadChange> = new Set(),
): boolean {
  if (!remains(server) || seen.has(server)) return false;
  const { follows } = server.after;
  if (follows === undefined) return outcomeOf(server)?.takesKeys === true || startsBare(server);
  const primary = servers.get(follows);
  return primary !== undefined && startsEmpty(primary, servers, new Set([...seen, server]));
}

/** Whether a server starts without keys, although nothing takes any away. */
function startsBare({ transition, existed, data, after }: WorkloadChange): boolean {
  if (transition === 'start') return !existed || data.fate === 'created' || isMemoryOnly(after);
  return transition === 'restart' && isMemoryOnly(after);
}

/** Whether the keys that a server had are nowhere else after the change. Those of a replica are with its primary. */
function losesKeys(
  server: WorkloadChange,
  servers: Peers,
  seen: ReadonlySet<WorkloadChange> = new Set(),
): boolean {
  if (seen.has(server)) return true;
  if (outcomeOf(server)?.takesKeys !== true) return server.existed && startsEmpty(server, servers);
  const { followed, follows } = followersOf(server);
  if (followed === undefined || (remains(server) && follows === undefined)) return true;
  const primary = servers.get(followed);
  return primary !== undefined && losesKeys(primary, servers, new Set([...seen, server]));
}

function followersOf({ before, after }: WorkloadChange) {
  return { followed: before.follows, follows: after.follows };
}

/** Whether the server is still in the code and in Terraform's state after the change. */
function remains({ transition }: WorkloadChange): boolean {
  return transition === 'start' || transition === 'stay' || transition === 'restart';
}

function isMemoryOnly({ flavor }: WorkloadState): boolean {
  return flavor === Flavor.MEMORY_ONLY;
}
