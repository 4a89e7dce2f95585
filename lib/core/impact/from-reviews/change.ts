import { merged } from '../../review/merged';
import type { StackReview } from '../../review/schema';
import { worstFirst, worstOf } from '../impact';
import { imagesOf, judge, type Verdict } from '../judge';
import type { WorkloadKind } from '../kind';
import { KINDS } from '../kinds';
import { serverDifferences, terminatorDifferences, workloadDifferences } from './differences';
import { lossChanges } from './losses';
import type { ChangeReview, ConstructChange } from './model';
import { noteDifferences } from './notes';
import {
  linkOf,
  otherWorkloadOf,
  pairsOf,
  presenceOf,
  type ReviewedSides,
  serverOf,
  terminatorOf,
} from './workloads';

/** What a change of the code means for the data: compares the reviews of the synth before it and of the one after it. */
export function changeOf(
  base: readonly StackReview[],
  head: readonly StackReview[],
  kinds: readonly WorkloadKind[] = KINDS,
): ChangeReview {
  const sides = { before: merged(base), after: merged(head) };
  const constructs = withNotes(
    [...serverChanges(sides), ...terminatorChanges(sides), ...otherChanges(sides, kinds)],
    noteDifferences(sides.before, sides.after),
  );
  return deepFrozen({
    formatVersion: 1,
    before: sides.before.stacks,
    after: sides.after.stacks,
    images: imagesOf([
      ...pairsOf(sides.before.services, sides.after.services).map((pair) => serverOf(pair, sides)),
      ...pairsOf(sides.before.terminators, sides.after.terminators).map((pair) => terminatorOf(pair, sides)),
      ...pairsOf(sides.before.workloads, sides.after.workloads).map((pair) => otherWorkloadOf(pair, sides)),
    ]),
    worst: worstOf(constructs.map(({ impact }) => impact)),
    constructs: worstFirst([...constructs].sort((a, b) => (a.path < b.path ? -1 : 1))),
  });
}

function serverChanges(sides: ReviewedSides): readonly ConstructChange[] {
  const pairs = pairsOf(sides.before.services, sides.after.services);
  const verdicts = judge(pairs.map((pair) => serverOf(pair, sides)));
  return pairs.map((pair, index): ConstructChange => {
    const link = linkOf(pair);
    const linked = link === undefined ? [] : judge([link]);
    return {
      path: pair.latest.path,
      kind: pair.latest.kind,
      presence: presenceOf(pair),
      ...worstFinding([verdicts[index], ...linked]),
      findings: serverDifferences(pair),
      losses: pair.before && pair.after ? lossChanges(pair.before.losses, pair.after.losses) : [],
    };
  });
}

function terminatorChanges(sides: ReviewedSides): readonly ConstructChange[] {
  const services = new Set([...sides.before.services, ...sides.after.services].map(({ path }) => path));
  const pairs = pairsOf(sides.before.terminators, sides.after.terminators);
  const verdicts = judge(pairs.map((pair) => terminatorOf(pair, sides)));
  return pairs.map(
    (pair, index): ConstructChange => ({
      path: pair.latest.path,
      kind: 'TlsTerminator',
      presence: presenceOf(pair),
      ...worstFinding([verdicts[index]]),
      findings: terminatorDifferences(pair, (service) => services.has(service)),
      losses: [],
    }),
  );
}

function otherChanges(sides: ReviewedSides, kinds: readonly WorkloadKind[]): readonly ConstructChange[] {
  const pairs = pairsOf(sides.before.workloads, sides.after.workloads);
  const verdicts = judge(
    pairs.map((pair) => otherWorkloadOf(pair, sides)),
    kinds,
  );
  return pairs.map(
    (pair, index): ConstructChange => ({
      path: pair.latest.path,
      kind: pair.latest.kind,
      presence: presenceOf(pair),
      ...worstFinding([verdicts[index]]),
      findings: workloadDifferences(pair),
      losses: [],
    }),
  );
}

/** The finding that says the most. What happens to the keys is what the first verdict says of them. */
function worstFinding(
  verdicts: readonly Verdict[],
): Pick<ConstructChange, 'impact' | 'meaning' | 'effects' | 'data'> {
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const effects = worstFirst(findings).map(({ impact, meaning, interruption = null }) => ({
    impact,
    meaning,
    interruption,
  }));
  const [{ impact, meaning }] = effects;
  return { impact, meaning, effects, data: findings.find((one) => one.data !== null)?.data ?? null };
}

/** Adds what is noted of a place, also where no server and no terminator is. */
function withNotes(
  constructs: readonly ConstructChange[],
  notes: ReturnType<typeof noteDifferences>,
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
          effects: [],
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
