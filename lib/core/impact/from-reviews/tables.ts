import { code, type Table, tag } from '../../text/table';
import type { Tone } from '../../text/tone';
import { type Impact, impactWord } from '../impact';
import type { ChangeReview, Tendency } from './model';
import { differencesIn, effectText, lossesIn, lossTendencyText, outlookText, touched } from './words';

/*
 * The tables of a change. Markdown and HTML show the same ones.
 */

/** The tone of an impact, and its sign in Markdown. */
export const IMPACT_TONES: Readonly<Record<Impact, { readonly tone: Tone; readonly sign: string }>> = {
  'data-loss': { tone: 'danger', sign: '🛑' },
  'new-settings': { tone: 'danger', sign: '🔑' },
  restart: { tone: 'warning', sign: '🔄' },
  reconnect: { tone: 'warning', sign: '🔌' },
  new: { tone: 'plain', sign: '✨' },
  none: { tone: 'plain', sign: '' },
};

/** The tone of a tendency. */
export const TENDENCY_TONES: Readonly<Record<Tendency, Tone>> = {
  exposed: 'danger',
  weaker: 'warning',
  stronger: 'good',
  changed: 'plain',
};

/** The tables of a change that have rows, in the order in which they are shown. */
export function changeTables(change: ChangeReview): readonly Table[] {
  return [impactsTable(change), findingsTable(change), lossesTable(change)].filter(
    ({ rows }) => rows.length > 0,
  );
}

function impactsTable(change: ChangeReview): Table {
  return {
    title: 'What happens, worst first',
    columns: ['Construct', 'Impact', 'What happens'],
    rows: touched(change).map((effect) => {
      const { impact, path } = effect;
      const { tone, sign } = IMPACT_TONES[impact];
      return [[code(path)], [tag(tone, impactWord(impact), sign)], effectText(effect)];
    }),
  };
}

function findingsTable(change: ChangeReview): Table {
  return {
    title: 'What changes',
    columns: ['Construct', 'Direction', 'Setting', 'Before', 'After'],
    rows: differencesIn(change).map(({ tendency, path, what, before, after }) => [
      [code(path)],
      [tag(TENDENCY_TONES[tendency], tendency)],
      what,
      before ?? '-',
      after ?? '-',
    ]),
  };
}

function lossesTable(change: ChangeReview): Table {
  return {
    title: 'What could be lost, before and after',
    columns: ['Construct', 'When', 'Lost', 'Before', 'After'],
    rows: lossesIn(change).map(({ path, events, tendency, before, after }) => [
      [code(path)],
      events.join(', '),
      [tag(TENDENCY_TONES[tendency], lossTendencyText(tendency))],
      outlookText(before),
      outlookText(after),
    ]),
  };
}
