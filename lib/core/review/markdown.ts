import { code, codes, markdownCell, markdownOf, type Table } from '../text/table';
import { type AppReview, merged } from './merged';
import { mermaid } from './mermaid';
import { type Origin, originText } from './origin';
import type { ProblemReview, StackReview } from './schema';
import {
  accessTable,
  lossesTable,
  policiesTable,
  settingsTable,
  summaryTable,
  terminatorsTable,
  timeoutsTable,
  workloadsTable,
} from './tables';
import { count, countProblems, problemsTitle, REGULATED, workloadCounts } from './words';

/** A program finds its own comment by this line, and updates that comment. */
const MARKER = '<!-- cdktf-redis review -->';

/**
 * A review for a comment on a pull request.
 * @param change What the change means, as Markdown. It is shown first, and the review is folded. By default there is none.
 * @param origin The date and the commit of the review. By default it has none.
 */
export function reviewMarkdown(
  reviews: readonly StackReview[],
  change?: string,
  origin: Origin = {},
): string {
  const all = merged(reviews);
  const names = all.stacks.map((stack) => markdownCell([code(stack)])).join(', ');
  const made = markdownCell(originText(all, origin));
  const parts =
    change === undefined
      ? [`## Review of ${names}`, made, ...partsOf(all)]
      : [
          '## What does this change do to my data?',
          change,
          made,
          ...folded(`The whole review${names && ` of ${names}`}`, partsOf(all).join('\n\n')),
        ];
  return `${[MARKER, ...parts].join('\n\n')}\n`;
}

function partsOf(all: AppReview): string[] {
  return [
    countsOf(all),
    markdownOf(summaryTable(all)),
    ...(all.services.length + all.terminators.length + all.workloads.length > 0
      ? [`\`\`\`mermaid\n${mermaid(all)}\`\`\``]
      : []),
    ...problemsOf(all),
    ...[
      lossesTable(all),
      accessTable(all),
      timeoutsTable(all),
      terminatorsTable(all),
      workloadsTable(all),
      settingsTable(all),
    ].flatMap(foldedTable),
    ...policiesOf(all),
  ];
}

function countsOf(review: AppReview): string {
  const { resources, problems } = review;
  return `${workloadCounts(review)}, ${count(resources.length, 'resource')}, **${countProblems(problems)}**`;
}

function problemsOf({ problems }: AppReview): string[] {
  if (problems.length === 0) return [];
  return [`### ${problemsTitle(problems)}`, problems.map(problemItem).join('\n')];
}

function problemItem({ id, severity, path, message, fix }: ProblemReview): string {
  const sign = severity === 'error' ? '❌' : '⚠️';
  return `- ${sign} ${markdownCell([code(path), ` ${message} (`, code(id), ')'])}<br>**Fix:** ${markdownCell(fix)}`;
}

function policiesOf(all: AppReview): string[] {
  const table = policiesTable(all);
  const { regulated } = all;
  if (table.rows.length + regulated.length === 0) return [];
  return folded(
    table.rows.length === 0 ? 'Regulated workloads' : table.title,
    [
      ...(table.rows.length > 0 ? [markdownOf(table)] : []),
      ...(regulated.length > 0 ? [`${REGULATED}: ${markdownCell(codes(regulated))}`] : []),
    ].join('\n\n'),
  );
}

function foldedTable(table: Table): string[] {
  return table.rows.length === 0 ? [] : folded(table.title, markdownOf(table));
}

function folded(title: string, body: string): string[] {
  return [`<details><summary>${title}</summary>`, body, '</details>'];
}
