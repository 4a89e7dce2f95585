import { table, tag } from './html-page';
import { htmlCode as code, htmlText as text } from './html-text';
import type { MergedReview } from './merged';

/** What policies demand, and every exception with its reason and its end. */
export function policiesHtml({ policies }: MergedReview): string {
  return table(
    'Rules of policies',
    ['Demanded', 'Of', 'Otherwise', 'Let pass'],
    policies.flatMap(({ scope, rules }) =>
      rules.map(({ statement, severity, exceptions }) => [
        text(statement),
        scope === null ? 'the app' : code(scope),
        tag(severity === 'error' ? 'bad' : 'mid', severity),
        exceptions.length === 0
          ? 'nothing'
          : exceptions
              .map(
                ({ path, reason, until }) =>
                  `${code(path)} until the end of ${text(until)}<br><span class="note">${text(reason)}</span>`,
              )
              .join('<br>'),
      ]),
    ),
  );
}
