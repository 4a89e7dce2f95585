import { markdownText } from '../../text/markdown-text';
import { markdownOf } from '../../text/table';
import type { ChangeReview } from './model';
import { changeTables } from './tables';
import { isEmpty, NOTHING, summaryText } from './words';

/** A change for a comment on a pull request, without a heading for the whole. */
export function changeMarkdown(change: ChangeReview): string {
  if (isEmpty(change)) return markdownText(NOTHING);
  const tables = changeTables(change).map((table) => `### ${table.title}\n\n${markdownOf(table)}`);
  return [...tables, markdownText(summaryText(change))].join('\n\n');
}
