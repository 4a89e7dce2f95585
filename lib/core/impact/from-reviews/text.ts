import { printableAll } from '../../text/printable';
import { wrapped } from '../../text/styled-text';
import { impactWord } from '../impact';
import type { ChangeReview } from './model';
import {
  isEmpty,
  lossTendencyText,
  movementText,
  NOTHING,
  outlookText,
  summaryText,
  TENDENCIES,
  toldFindings,
  toldLosses,
  touched,
} from './words';

/** A change for a terminal: what happens to whom, what is not as it was, and what could be lost before and after. */
export function changeText(review: ChangeReview): string {
  const change = printableAll(review);
  if (isEmpty(change)) return `${NOTHING}\n`;
  return [impactsText(change), ...findingTexts(change), ...lossTexts(change), `${summaryText(change)}\n`]
    .filter((part) => part !== '')
    .join('\n');
}

/** Width of the widest impact, and a gap. */
const IMPACT = 11;

function impactsText(change: ChangeReview): string {
  return touched(change)
    .map(
      ({ impact, path, meaning }) =>
        `${impactWord(impact).padEnd(IMPACT)}${wrapped(`${path}: ${meaning}`, IMPACT)}\n`,
    )
    .join('');
}

function findingTexts(change: ChangeReview): string[] {
  const all = toldFindings(change);
  return TENDENCIES.flatMap(([tendency, title]) => {
    const findings = all.filter((finding) => finding.tendency === tendency);
    if (findings.length === 0) return [];
    const lines = findings.map(
      (finding) => `  ${wrapped(`${finding.path}: ${finding.what}: ${movementText(finding)}`, 4)}\n`,
    );
    return [`${title}\n${lines.join('')}`];
  });
}

function lossTexts(change: ChangeReview): string[] {
  const losses = toldLosses(change).map(
    ({ path, events, tendency, before, after }) =>
      `  ${wrapped(`${path}: ${events.join(', ')} (${lossTendencyText(tendency)})`, 4)}\n` +
      `    before  ${wrapped(outlookText(before), 12)}\n    after   ${wrapped(outlookText(after), 12)}\n`,
  );
  return losses.length === 0 ? [] : [`What could be lost, before and after\n${losses.join('')}`];
}
