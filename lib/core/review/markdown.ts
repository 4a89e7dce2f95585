import { audienceText } from '../platform/audience';
import { markdownCode as code, markdownText as md } from '../text/markdown-text';
import { markdownTable as table } from '../text/table';
import { type AppReview, merged } from './merged';
import { mermaid } from './mermaid';
import type { EndpointReview, ServiceReview, StackReview } from './schema';
import { cutText } from './text';
import {
  count,
  countProblems,
  DEATHS,
  groupedLosses,
  isExposed,
  issuerText,
  lifetimeText,
  problemsTitle,
  RESTARTS,
  runsText,
  shortLoss,
  tlsText,
  urlOf,
  worstLoss,
} from './words';

/** By this line a program finds its own comment, and writes it anew. */
const MARKER = '<!-- cdktf-redis review -->';

/**
 * A review for a comment of a pull request.
 * @param change What the change means, as Markdown: it stands on top, and the review is folded. Undefined: there is none.
 */
export function reviewMarkdown(reviews: readonly StackReview[], change?: string): string {
  const all = merged(reviews);
  const names = all.stacks.map(code).join(', ');
  const parts =
    change === undefined
      ? [`## Review of ${names}`, ...partsOf(all)]
      : [
          '## What does this change do to my data?',
          change,
          ...folded(`The whole review${names && ` of ${names}`}`, partsOf(all).join('\n\n')),
        ];
  return `${[MARKER, ...parts].join('\n\n')}\n`;
}

function partsOf(all: AppReview): string[] {
  return [
    countsOf(all),
    summaryOf(all),
    ...(all.services.length + all.terminators.length > 0 ? [`\`\`\`mermaid\n${mermaid(all)}\`\`\``] : []),
    ...warningsOf(all),
    ...lossesOf(all),
    ...timeoutsOf(all),
    ...certificatesOf(all),
    ...policiesOf(all),
  ];
}

function countsOf({ services, terminators, resources, problems }: AppReview): string {
  return `${count(services.length, 'server')}, ${count(terminators.length, 'TLS terminator')}, ${count(resources.length, 'resource')}, **${countProblems(problems)}**`;
}

function summaryOf({ services }: AppReview): string {
  return table(
    ['service', 'runs', 'reached', 'lost if it dies', 'lost at a restart'],
    services.map((service) => [
      code(service.path),
      `${md(runsText(service))}${service.support === 'ended' ? ' ⚠️ past its end of life' : ''}`,
      service.entrances.map(reachedText).join('<br>'),
      md(shortLoss(worstLoss(service.losses, DEATHS))),
      md(shortLoss(worstLoss(service.losses, RESTARTS))),
    ]),
  );
}

function reachedText(entrance: EndpointReview): string {
  const { tls, audience } = entrance;
  const mark = isExposed(entrance) ? '⚠️ **WITHOUT TLS** ' : '';
  return `${tls === null ? mark : '🔒 '}${md(audienceText(audience))}: ${code(urlOf(entrance))}${tls === null ? '' : `, ${md(tlsText(tls))}`}`;
}

function warningsOf({ problems }: AppReview): string[] {
  if (problems.length === 0) return [];
  const items = problems.map(
    ({ id, severity, path, message, fix }) =>
      `- ${severity === 'error' ? '❌' : '⚠️'} ${code(path)} ${md(message)} (${code(id)})<br>**Fix:** ${md(fix)}`,
  );
  return [`### ${problemsTitle(problems)}`, items.join('\n')];
}

function lossesOf({ services }: AppReview): string[] {
  const rows = services.flatMap(({ path, losses }) =>
    groupedLosses(losses).map(({ events, loss }) => [
      code(path),
      md(events.join(', ')),
      loss.worst === 'everything' ? `**${md(loss.loss)}**` : md(loss.loss),
      md(loss.why),
    ]),
  );
  return folded('What could be lost, and when', table(['service', 'when', 'lost', 'because'], rows));
}

function timeoutsOf({ services }: AppReview): string[] {
  const rows = services.flatMap(({ path, timeouts }: ServiceReview) =>
    timeouts.map(({ terminator, idle, blocking, subscribed }) => [
      code(path),
      terminator === null ? 'without TLS' : code(terminator),
      ...[idle, blocking, subscribed].map((cut) => md(cutText(cut))),
    ]),
  );
  return folded(
    'When a connection without traffic is closed',
    table(['service', 'over', 'idle', 'blocking', 'subscribed'], rows),
  );
}

function certificatesOf({ terminators }: AppReview): string[] {
  if (terminators.length === 0) return [];
  const rows = terminators.map(({ path, certificate, protocols }) => [
    code(path),
    md(tlsText(protocols)),
    issuerText(certificate),
    certificate.names.map(code).join(', '),
    md(lifetimeText(certificate)),
  ]);
  return folded('Certificates', table(['terminator', 'accepts', 'from', 'names', 'valid'], rows));
}

function policiesOf({ policies, regulated }: AppReview): string[] {
  const rules = policies.flatMap((policy) => policy.rules.map((rule) => ({ ...rule, policy })));
  if (rules.length + regulated.length === 0) return [];
  const waived = rules.reduce((sum, { exceptions }) => sum + exceptions.length, 0);
  const rows = rules.map(({ policy, statement, severity, exceptions }) => [
    policy.scope === null ? 'the app' : code(policy.scope),
    md(statement),
    severity,
    exceptions
      .map(({ path, reason, until }) => `${code(path)} until the end of ${md(until)}: ${md(reason)}`)
      .join('<br>') || '-',
  ]);
  return folded(
    rules.length === 0
      ? 'Regulated workloads'
      : `Policies: ${count(rules.length, 'rule')}, ${count(waived, 'exception')}`,
    [
      ...(rows.length > 0 ? [table(['policy of', 'demands', 'otherwise', 'but for'], rows)] : []),
      ...(regulated.length > 0
        ? [`Regulated, where nothing takes or serves plaintext: ${regulated.map(code).join(', ')}`]
        : []),
    ].join('\n\n'),
  );
}

function folded(title: string, body: string): string[] {
  return [`<details><summary>${title}</summary>`, body, '</details>'];
}
