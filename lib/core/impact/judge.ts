import { type Impact, worstFirst } from './impact';
import { COMMON, type Finding, type WorkloadKind } from './kind';
import { KINDS, UNKNOWN_KIND } from './kinds';
import { newSettingsFindings } from './new-settings';
import type { WorkloadChange } from './workload-change';

/** What a change means for one workload. */
export interface Verdict {
  readonly impact: Impact;
  /** Worst first. */
  readonly findings: readonly Finding[];
}

/** Judges what a change means for each of the workloads that belong together, in their order. */
export function judge(
  changes: readonly WorkloadChange[],
  kinds: readonly WorkloadKind[] = KINDS,
): readonly Verdict[] {
  const peers = new Map<string, Map<string, WorkloadChange>>();
  for (const change of changes)
    peers.set(change.kind, (peers.get(change.kind) ?? new Map()).set(change.path, change));
  return changes.map((change): Verdict => {
    const kind = kinds.find(({ name }) => name === change.kind) ?? UNKNOWN_KIND;
    const findings = worstFirst([
      ...kind.findingsOf(change, peers.get(change.kind) ?? new Map()),
      ...newSettingsFindings(change),
      ...(change.isCut ? [{ ...COMMON.isCut, data: null, cause: 'connection' as const }] : []),
    ]);
    return { impact: findings[0]?.impact ?? 'none', findings };
  });
}
