import { code, codes, htmlCell, htmlOf, type Table, tag } from '../text/table';
import type { AppReview } from './merged';
import type { ProblemReview, ServiceReview } from './schema';
import {
  accessTable,
  endpointsTable,
  lossTable,
  policiesTable,
  resourcesTable,
  serversTable,
  settingsTable,
  terminatorsTable,
  timeoutsTable,
  usersTable,
  workloadsTable,
} from './tables';
import { DEATHS, REGULATED, RESTARTS, shortLoss, toneOfLoss, worstLoss } from './words';

/** Servers, terminators and other workloads, with their settings. */
export function runsHtml(review: AppReview): string {
  return [
    htmlOf(serversTable(review)),
    ...[terminatorsTable(review), workloadsTable(review), settingsTable(review)].flatMap(unlessEmpty),
  ].join('\n');
}

/** Every endpoint, everyone who can open a connection, and every user. */
export function reachHtml(review: AppReview): string {
  return [
    htmlOf(endpointsTable(review)),
    ...[accessTable(review), usersTable(review)].flatMap(unlessEmpty),
  ].join('\n');
}

function unlessEmpty(table: Table): readonly string[] {
  return table.rows.length === 0 ? [] : [htmlOf(table)];
}

/** What each server can lose, event by event. */
export function lossesHtml({ services }: AppReview): string {
  return `<div class="losses">
${services.map(lossHtml).join('\n')}
</div>`;
}

function lossHtml(service: ServiceReview): string {
  const { path, losses } = service;
  const verdicts = [
    { when: 'If it dies', loss: worstLoss(losses, DEATHS) },
    { when: 'If its disk is lost', loss: worstLoss(losses, ['lost disk']) },
    { when: 'At a planned restart', loss: worstLoss(losses, RESTARTS) },
  ].map(
    ({ when, loss }) => `<span>${htmlCell([`${when}: `, tag(toneOfLoss(loss), shortLoss(loss))])}</span>`,
  );
  return `<article><h3>${htmlCell([code(path)])}</h3>
<p class="verdicts">${verdicts.join(' ')}</p>
${htmlOf(lossTable(service))}
</article>`;
}

/** Errors and warnings with their fixes. */
export function problemsHtml({ problems }: AppReview): string {
  if (problems.length === 0) return '<p>There are no warnings.</p>';
  return `<ul class="problems">
${problems.map(problemHtml).join('\n')}
</ul>`;
}

function problemHtml({ id, severity, path, message, fix }: ProblemReview): string {
  const tone = severity === 'error' ? 'danger' : 'warning';
  return `<li class="${severity}">${htmlCell([tag(tone, severity), ' ', code(path)])} <span class="note">${htmlCell(id)}</span>
<p>${htmlCell(message)}</p>
<p><strong>Fix:</strong> ${htmlCell(fix)}</p></li>`;
}

/** What closes a connection without traffic. */
export function timeoutsHtml(review: AppReview): string {
  return htmlOf(timeoutsTable(review));
}

/** What policies require, every exception with its reason and its end, and the regulated workloads. */
export function policiesHtml(review: AppReview): string {
  const { regulated } = review;
  return [
    ...unlessEmpty(policiesTable(review)),
    ...(regulated.length > 0
      ? [`<p class="note">${htmlCell(`${REGULATED}: `)}${htmlCell(codes(regulated))}</p>`]
      : []),
  ].join('\n');
}

/** How many resources there are of each type. */
export function resourcesHtml(review: AppReview): string {
  return htmlOf(resourcesTable(review));
}
