import { type Impact, worstFirst, worstOf } from '../impact';
import { imagesOf, judge } from '../judge';
import type { Interruption, WorkloadKind } from '../kind';
import { KINDS } from '../kinds';
import type { Plan } from './plan';
import { UnitChange } from './unit-change';
import { unitsOf } from './units';

/** What a plan does to all workloads that it contains. The keys are those of `plan --json`, and contract. */
export interface BlastRadius {
  readonly worst: Impact;
  /** Whether Terraform failed to make the plan: it cannot be applied, and changes may be missing. */
  readonly errored: boolean;
  /** Whether it is about a part of the stack only. */
  readonly partial: boolean;
  /** The images that must be on the Docker engine before the apply: services are down while they are pulled. */
  readonly images: readonly string[];
  /** Worst first, then by construct path. */
  readonly services: readonly PlannedVerdict[];
}

/** What a plan does to one workload. */
export interface PlannedVerdict {
  /** Construct path. */
  readonly path: string;
  /** `server`, `terminator` or `link`, another kind of workload, or `unknown`. */
  readonly kind: string;
  readonly impact: Impact;
  readonly findings: readonly PlannedFinding[];
}

/** One thing that a plan does to a workload. */
export interface PlannedFinding {
  readonly impact: Impact;
  /** What it means, in words. */
  readonly meaning: string;
  /** How long clients are interrupted at worst. Only of restarts and reconnects. */
  readonly interruption?: Interruption;
  /** What Terraform does, and why, in words. Left out if Terraform does nothing to the workload itself. */
  readonly cause?: string;
}

/** Judges a plan: what it means for the data and the clients of every workload. */
export function blastRadiusOf(plan: Plan, kinds: readonly WorkloadKind[] = KINDS): BlastRadius {
  const changes = unitsOf(plan)
    .map((unit) => new UnitChange(unit, plan.renewed))
    .filter(({ isThere }) => isThere)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const services = judge(changes, kinds).map(({ impact, findings }, index): PlannedVerdict => {
    const change = changes[index];
    return {
      path: change.path,
      kind: change.kind,
      impact,
      findings: findings
        .filter((finding) => change.isTold(finding))
        .map((finding) => ({
          impact: finding.impact,
          meaning: finding.meaning,
          interruption: finding.interruption,
          cause: change.causeOf(finding),
        })),
    };
  });
  return {
    worst: worstOf(services.map(({ impact }) => impact)),
    errored: plan.errored,
    partial: plan.partial,
    images: imagesOf(changes),
    services: worstFirst(services),
  };
}
