import { type Impact, worstFirst } from './impact';
import { interruptionOf } from './interruption';
import { COMMON, type Finding, type Peers, type WorkloadKind } from './kind';
import { KINDS, UNKNOWN_KIND } from './kinds';
import { newSettingsFindings } from './new-settings';
import { SERVER } from './server';
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
  const all = new Map<string, Map<string, WorkloadChange>>();
  for (const change of changes)
    all.set(change.kind, (all.get(change.kind) ?? new Map()).set(change.path, change));
  return changes.map((change): Verdict => {
    const kind = kinds.find(({ name }) => name === change.kind) ?? UNKNOWN_KIND;
    const peers: Peers = all.get(change.kind) ?? new Map();
    const findings = worstFirst([
      ...kind.findingsOf(change, peers),
      ...newSettingsFindings(change),
      ...imageFindings(change),
      ...(change.isCut ? [{ ...COMMON.isCut, data: null, cause: 'connection' as const }] : []),
    ]).map((finding) => withLength(change, finding, peers));
    return { impact: findings[0]?.impact ?? 'none', findings };
  });
}

/** The image of a workload is pulled between its stop and its start. */
function imageFindings({ pulls, kind }: WorkloadChange): readonly Finding[] {
  if (pulls === undefined) return [];
  const meaning = `needs the image ${pulls} on the Docker engine before the apply (docker pull ${pulls}): it is down while the image is pulled, and stays down if that fails`;
  const impact = kind === SERVER.name ? 'restart' : 'reconnect';
  return [{ impact, meaning, data: null, cause: 'image' }];
}

/** The images that must be on the Docker engine before an apply, each once. */
export function imagesOf(changes: readonly WorkloadChange[]): readonly string[] {
  return [...new Set(changes.flatMap(({ pulls }) => pulls ?? []))].sort();
}

/** The impacts that end by themselves. */
const INTERRUPTIONS: readonly Impact[] = ['restart', 'reconnect'];

function withLength(change: WorkloadChange, finding: Finding, peers: Peers): Finding {
  return INTERRUPTIONS.includes(finding.impact)
    ? { ...finding, interruption: interruptionOf(change, finding, peers) }
    : finding;
}
