import { htmlCode as code, htmlText as text } from '../text/html-text';
import { table, tag } from './html-page';
import type { AppReview } from './merged';
import type { PolicyReview, PolicyRuleReview } from './schema';

/** What policies demand, every exception with its reason and its end, and the regulated workloads. */
export function policiesHtml({ policies, regulated }: AppReview): string {
  const rules = policies.flatMap(({ scope, rules: all }) => all.map((rule) => ({ scope, ...rule })));
  return [
    ...(rules.length > 0
      ? [table('Rules of policies', ['Demanded', 'Of', 'Otherwise', 'Let pass'], rules.map(rowOf))]
      : []),
    ...(regulated.length > 0
      ? [
          `<p class="note">Regulated, where nothing takes or serves plaintext: ${regulated.map(code).join(', ')}</p>`,
        ]
      : []),
  ].join('\n');
}

function rowOf({
  scope,
  statement,
  severity,
  exceptions,
}: PolicyRuleReview & Pick<PolicyReview, 'scope'>): readonly string[] {
  return [
    text(statement),
    scope === null ? 'the app' : code(scope),
    tag('plain', severity),
    exceptions.length === 0 ? 'nothing' : exceptions.map(exceptionHtml).join('<br>'),
  ];
}

function exceptionHtml({ path, reason, until }: PolicyRuleReview['exceptions'][number]): string {
  return `${code(path)} until the end of ${text(until)}<br><span class="note">${text(reason)}</span>`;
}
