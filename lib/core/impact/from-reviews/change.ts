import { type MergedReview, merged } from '../../review/merged';
import type { StackReview } from '../../review/model';
import { IMPACTS, worstOf } from '../impact';
import { serverFindings, terminatorFindings } from './findings';
import { lossChanges } from './losses';
import type { ChangeReview, ConstructChange } from './model';
import { noteFindings } from './notes';
import { pairsOf, presenceOf } from './pairs';
import { ServerChange } from './server-change';
import { serverVerdict, terminatorVerdict } from './verdict';

/** What a change of the code means for the data: the reviews of the synth before it, and of the one after it. */
export function changeOf(base: readonly StackReview[], head: readonly StackReview[]): ChangeReview {
  const [before, after] = [merged(base), merged(head)];
  const constructs = withNotes(
    [...serverChanges(before, after), ...terminatorChanges(before, after)],
    noteFindings(before, after),
  );
  const rank = ({ impact }: ConstructChange) => IMPACTS.indexOf(impact);
  return deepFrozen({
    formatVersion: 1,
    before: before.stacks,
    after: after.stacks,
    worst: worstOf(constructs.map(({ impact }) => impact)),
    constructs: [...constructs].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1)),
  });
}

function serverChanges(before: MergedReview, after: MergedReview): readonly ConstructChange[] {
  const pairs = pairsOf(before.services, after.services);
  const gone = pairs.filter((pair) => pair.after === undefined).map(({ latest }) => latest);
  const servers = pairs.map((pair) => {
    const { volumes, place, path } = pair.latest;
    return new ServerChange(pair, {
      isStackGone: isStackGone(path, before, after),
      takesVolumeOf: gone.find(
        (one) => one.place === place && one.volumes.some((volume) => volumes.includes(volume)),
      )?.path,
    });
  });
  const byPath = new Map(servers.map((server) => [server.path, server]));
  return servers.map((server): ConstructChange => {
    const { path, pair } = server;
    return {
      path,
      kind: pair.latest.kind,
      presence: presenceOf(pair),
      ...serverVerdict(server, byPath),
      findings: serverFindings(server),
      losses: pair.before && pair.after ? lossChanges(pair.before.losses, pair.after.losses) : [],
    };
  });
}

function terminatorChanges(before: MergedReview, after: MergedReview): readonly ConstructChange[] {
  const services = new Set([...before.services, ...after.services].map(({ path }) => path));
  return pairsOf(before.terminators, after.terminators).map((pair): ConstructChange => {
    const { path } = pair.latest;
    return {
      path,
      kind: 'TlsTerminator',
      presence: presenceOf(pair),
      ...terminatorVerdict(pair, isStackGone(path, before, after)),
      findings: terminatorFindings(pair, (service) => services.has(service)),
      losses: [],
    };
  });
}

/** Whether the stack of a construct is not in the code any more. */
function isStackGone(path: string, before: MergedReview, after: MergedReview): boolean {
  const isOf = (stack: string) => path.startsWith(`${stack}/`);
  return before.stacks.some(isOf) && !after.stacks.some(isOf);
}

/** Notes stand at what they are about: also where no server and no terminator is. */
function withNotes(
  constructs: readonly ConstructChange[],
  notes: ReturnType<typeof noteFindings>,
): readonly ConstructChange[] {
  const known = new Set(constructs.map(({ path }) => path));
  return [
    ...constructs.map((construct) => ({
      ...construct,
      findings: [...construct.findings, ...(notes.get(construct.path) ?? [])],
    })),
    ...[...notes]
      .filter(([path]) => !known.has(path))
      .map(
        ([path, findings]): ConstructChange => ({
          path,
          kind: 'other',
          presence: 'both',
          impact: 'none',
          meaning: 'runs nothing itself',
          data: null,
          findings,
          losses: [],
        }),
      ),
  ];
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) deepFrozen(member);
    Object.freeze(value);
  }
  return value;
}
