import { impactCounts, impactWord } from '../impact';
import type { BlastRadius, PlannedVerdict } from './blast-radius';

/** Rows of a table: impact, construct path, and what happens. */
export function rowsOf({ services }: BlastRadius): readonly (readonly string[])[] {
  return services.flatMap((service) =>
    linesOf(service).map((line, index) =>
      index === 0 ? [impactWord(service.impact), service.path, line] : ['', '', line],
    ),
  );
}

/** What is to be said below the table. */
export function summaryOf({ services, errored, partial }: BlastRadius): string {
  return [
    ...(errored ? ['Making this plan failed: it cannot be applied, and changes may be missing.\n'] : []),
    ...(partial ? ['This plan is about a part of the stack only (-target, or something deferred).\n'] : []),
    services.length === 0
      ? 'No service of cdktf-redis in this plan.\n'
      : `Services: ${impactCounts(services.map(({ impact }) => impact))}.\n`,
  ].join('');
}

/** What each finding means, and what brings it about in a line of its own. */
function linesOf({ findings }: PlannedVerdict): readonly string[] {
  if (findings.length === 0) return [''];
  return findings.flatMap(({ meaning, cause }) => (cause ? [meaning, `  ${cause}`] : [meaning]));
}
