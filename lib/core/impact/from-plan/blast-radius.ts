import { type Finding, IMPACTS, type Impact, worstOf } from '../impact';
import type { Plan } from './plan';
import { proxyFindings, surroundingFindings } from './proxy-findings';
import { serverFindings } from './server-findings';
import { Service } from './service';
import { unitsOf } from './units';

/** What a plan does to one construct. The keys are those of `plan --json`, and contract. */
export interface Verdict {
  /** Construct path. */
  readonly path: string;
  /** `server`, `terminator`, `link`, or `unknown`. */
  readonly kind: string;
  readonly impact: Impact;
  readonly findings: readonly Finding[];
}

/** What a plan does to all services that it speaks of. */
export interface BlastRadius {
  readonly worst: Impact;
  /** Whether making the plan failed: it cannot be applied, and may lack changes. */
  readonly errored: boolean;
  /** Whether it is about a part only. */
  readonly partial: boolean;
  /** Worst first, then by construct path. */
  readonly services: readonly Verdict[];
}

/** Judges a plan: what it means for the data and the clients of every service. */
export function blastRadiusOf(plan: Plan): BlastRadius {
  const services = unitsOf(plan).map((unit) => new Service(unit));
  const servers = new Map(
    services.filter(({ kind }) => kind === 'server').map((service) => [service.path, service]),
  );
  const verdicts = services
    .filter((service) => service.existed || service.remains)
    .map((service): Verdict => {
      const own = service.kind === 'server' ? serverFindings(service, servers) : proxyFindings(service);
      const findings = [...own, ...surroundingFindings(service)];
      const impact = worstOf(findings.map((finding) => finding.impact));
      return { path: service.path, kind: service.kind, impact, findings };
    });
  const rank = ({ impact }: Verdict) => IMPACTS.indexOf(impact);
  return {
    worst: worstOf(verdicts.map(({ impact }) => impact)),
    errored: plan.errored,
    partial: plan.partial,
    services: verdicts.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1)),
  };
}
