import { section } from '../../review/html-page';
import { htmlText } from '../../text/html-text';
import { htmlOf } from '../../text/table';
import type { ChangeReview } from './model';
import { changeTables } from './tables';
import { isEmpty, NOTHING, summaryText } from './words';

/** A change as a part of the page of a review. */
export function changeHtml(change: ChangeReview): string {
  const body = isEmpty(change)
    ? [`<p>${htmlText(NOTHING)}</p>`]
    : [`<p class="note">${htmlText(summaryText(change))}</p>`, ...changeTables(change).map(htmlOf)];
  return section('change', 'What does this change do to my data?', body.join('\n'));
}
