import { section, type Tone, table, tag } from '../../review/html-page';
import { htmlCode as code, htmlText as text } from '../../text/html-text';
import { type Impact, impactWord } from '../impact';
import type { ChangeReview, Tendency } from './model';
import {
  isEmpty,
  lossTendencyText,
  NOTHING,
  outlookText,
  summaryText,
  toldFindings,
  toldLosses,
  touched,
} from './words';

const IMPACT_TONES: Readonly<Record<Impact, Tone>> = {
  'data-loss': 'bad',
  restart: 'mid',
  reconnect: 'mid',
  new: 'plain',
  none: 'plain',
};

const TENDENCY_TONES: Readonly<Record<Tendency, Tone>> = {
  exposed: 'bad',
  weaker: 'mid',
  stronger: 'good',
  changed: 'plain',
};

/** A change as a part of the page of a review. */
export function changeHtml(change: ChangeReview): string {
  const body = isEmpty(change)
    ? [`<p>${text(NOTHING)}</p>`]
    : [`<p class="note">${text(summaryText(change))}</p>`, impacts(change), findings(change), losses(change)];
  return section(
    'change',
    'What does this change do to my data?',
    body.filter((part) => part !== '').join('\n'),
  );
}

function impacts(change: ChangeReview): string {
  const rows = touched(change).map(({ impact, path, meaning }) => [
    code(path),
    tag(IMPACT_TONES[impact], impactWord(impact)),
    text(meaning),
  ]);
  return rows.length === 0 ? '' : table('What happens, worst first', ['Who', 'Impact', 'What happens'], rows);
}

function findings(change: ChangeReview): string {
  const rows = toldFindings(change).map(({ tendency, path, what, before, after }) => [
    code(path),
    tag(TENDENCY_TONES[tendency], tendency),
    text(what),
    side(before),
    side(after),
  ]);
  if (rows.length === 0) return '';
  return table('What is not as it was', ['Who', 'Direction', 'What', 'Before', 'After'], rows);
}

function losses(change: ChangeReview): string {
  const rows = toldLosses(change).map(({ path, events, tendency, before, after }) => [
    code(path),
    text(events.join(', ')),
    tag(TENDENCY_TONES[tendency], lossTendencyText(tendency)),
    text(outlookText(before)),
    text(outlookText(after)),
  ]);
  if (rows.length === 0) return '';
  return table('What could be lost, before and after', ['Who', 'When', 'Lost', 'Before', 'After'], rows);
}

function side(of: string | null): string {
  return of === null ? '-' : text(of);
}
