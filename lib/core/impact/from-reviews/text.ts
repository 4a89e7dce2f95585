import { printableAll } from '../../text/printable';
import { NO_PAINT, type Paint, wrapped } from '../../text/styled-text';
import { impactWord } from '../impact';
import type { ChangeReview } from './model';
import { IMPACT_TONES, TENDENCY_TONES } from './tables';
import {
  differencesIn,
  effectText,
  isEmpty,
  lossesIn,
  lossTendencyText,
  movementText,
  NOTHING,
  outlookText,
  summaryText,
  TENDENCIES,
  touched,
} from './words';

/**
 * A change for a terminal: what happens to whom, what changes, and what could be lost before and after.
 * @param paint Adds colours. By default there are none.
 */
export function changeText(review: ChangeReview, paint: Paint = NO_PAINT): string {
  const change = printableAll(review);
  if (isEmpty(change)) return `${NOTHING}\n`;
  return [
    impactsText(change, paint),
    ...findingTexts(change, paint),
    ...lossTexts(change, paint),
    `${summaryText(change)}\n`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Width of the widest impact, and a gap. */
const IMPACT = 14;

function impactsText(change: ChangeReview, paint: Paint): string {
  return touched(change)
    .map((effect) => {
      const { impact, path } = effect;
      const word = impactWord(impact);
      const gap = ' '.repeat(IMPACT - word.length);
      return `${paint(word, IMPACT_TONES[impact].tone)}${gap}${wrapped(`${path}: ${effectText(effect)}`, IMPACT)}\n`;
    })
    .join('');
}

function findingTexts(change: ChangeReview, paint: Paint): string[] {
  const all = differencesIn(change);
  return TENDENCIES.flatMap(([tendency, title]) => {
    const findings = all.filter((finding) => finding.tendency === tendency);
    if (findings.length === 0) return [];
    const lines = findings.map(
      (finding) => `  ${wrapped(`${finding.path}: ${finding.what}: ${movementText(finding)}`, 4)}\n`,
    );
    const style = TENDENCY_TONES[tendency] === 'danger' ? 'danger' : 'heading';
    return [`${paint(title, style)}\n${lines.join('')}`];
  });
}

function lossTexts(change: ChangeReview, paint: Paint): string[] {
  const losses = lossesIn(change).map(
    ({ path, events, tendency, before, after }) =>
      `  ${wrapped(`${path}: ${events.join(', ')} (${lossTendencyText(tendency)})`, 4)}\n` +
      `    before  ${wrapped(outlookText(before), 12)}\n    after   ${wrapped(outlookText(after), 12)}\n`,
  );
  return losses.length === 0
    ? []
    : [`${paint('What could be lost, before and after', 'heading')}\n${losses.join('')}`];
}
