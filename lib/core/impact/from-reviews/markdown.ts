import { markdownCode as code, markdownText as md } from '../../text/markdown-text';
import { markdownTable as table } from '../../text/table';
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

const IMPACT_SIGNS: Readonly<Record<Impact, string>> = {
  'data-loss': '🛑 ',
  restart: '🔄 ',
  reconnect: '🔌 ',
  new: '✨ ',
  none: '',
};

const TENDENCY_SIGNS: Readonly<Record<Tendency, string>> = {
  exposed: '⚠️ **exposed**',
  weaker: '⚠️ **weaker**',
  stronger: '✅ stronger',
  changed: 'changed',
};

/** A change for a comment of a pull request, without a heading for the whole. */
export function changeMarkdown(change: ChangeReview): string {
  if (isEmpty(change)) return md(NOTHING);
  return [...impacts(change), ...findings(change), ...losses(change), md(summaryText(change))].join('\n\n');
}

function impacts(change: ChangeReview): string[] {
  const rows = touched(change).map(({ impact, path, meaning }) => [
    `${IMPACT_SIGNS[impact]}**${md(impactWord(impact))}**`,
    code(path),
    md(meaning),
  ]);
  return rows.length === 0 ? [] : [table(['', 'who', 'what happens'], rows)];
}

function findings(change: ChangeReview): string[] {
  const rows = toldFindings(change).map(({ tendency, path, what, before, after }) => [
    TENDENCY_SIGNS[tendency],
    code(path),
    md(what),
    side(before),
    side(after),
  ]);
  if (rows.length === 0) return [];
  return ['### What is not as it was', table(['', 'who', 'what', 'before', 'after'], rows)];
}

function losses(change: ChangeReview): string[] {
  const rows = toldLosses(change).map(({ path, events, tendency, before, after }) => [
    code(path),
    `${md(events.join(', '))}<br>${tendency === 'weaker' ? '⚠️ ' : ''}${md(lossTendencyText(tendency))}`,
    md(outlookText(before)),
    md(outlookText(after)),
  ]);
  if (rows.length === 0) return [];
  return ['### What could be lost', table(['who', 'when', 'before', 'after'], rows)];
}

function side(text: string | null): string {
  return text === null ? '-' : md(text);
}
