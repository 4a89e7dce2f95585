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

/** The lines below the table. */
export function summaryOf({ services, errored, partial }: BlastRadius): string {
  return [
    ...(errored
      ? ['Terraform could not complete this plan: it cannot be applied, and changes may be missing.\n']
      : []),
    ...(partial ? ['This plan covers a part of the stack only (-target, or a deferred change).\n'] : []),
    services.length === 0
      ? 'This plan contains no service of cdktf-redis.\n'
      : `Services: ${impactCounts(services.map(({ impact }) => impact))}.\n`,
  ].join('');
}

/** What each finding means, how long it interrupts clients, and what brings it about, each on a line of its own. */
function linesOf({ findings }: PlannedVerdict): readonly string[] {
  if (findings.length === 0) return [''];
  return findings.flatMap(({ meaning, interruption, cause }) => [
    meaning,
    ...(interruption ? [`  interrupted: ${interruption.words}`] : []),
    ...(cause ? [`  ${cause}`] : []),
  ]);
}
