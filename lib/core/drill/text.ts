import { printable } from '../text/printable';
import type { DrillReport, DrillRow, Stated } from './report';
import { outcomeOf } from './report';

const RESULTS: Readonly<Record<DrillRow['outcome'], string>> = {
  within: 'within',
  above: 'ABOVE',
  'not measured': 'not measured',
};

const VERDICTS: Readonly<Record<DrillRow['outcome'], string>> = {
  within: 'No loss is above what the review states.',
  above: 'A LOSS IS ABOVE WHAT THE REVIEW STATES.',
  'not measured': 'No measured loss is above what the review states, but not every event could be measured.',
};

const HEADER = ['SERVICE', 'EVENT', 'WRITTEN', 'LOST', 'OF THE LAST', 'STATED AT WORST', 'RESULT'];

/** The rows of the table with measured and stated losses. */
export function rowsOf({ rows }: DrillReport): readonly (readonly string[])[] {
  return [
    HEADER,
    ...rows.map(({ measured, stated, outcome, ...row }) => [
      printable(row.path),
      eventText(row),
      ...(measured === null
        ? ['-', '-', '-']
        : [
            String(measured.written),
            String(measured.lost),
            measured.lost > 0 ? seconds(measured.lostSeconds) : '-',
          ]),
      statedText(stated),
      RESULTS[outcome],
    ]),
  ];
}

/** The text below the table. */
export function notesOf(report: DrillReport): string {
  const { rate, seconds: before, rows } = report;
  const notes = rows.flatMap((row) =>
    row.notes.map((note) => printable(`${row.path}, ${eventText(row)}: ${note}`)),
  );
  return [
    VERDICTS[outcomeOf(report)],
    `The drill wrote ${rate} keys per second, for ${before} s before each event.`,
    ...notes.map((note) => `- ${note}`),
    ...notDrilledText(report),
    '',
  ].join('\n');
}

function notDrilledText({ notDrilled }: DrillReport): readonly string[] {
  const reasons = [...new Set(notDrilled.map(({ why }) => why))];
  return reasons.map((reason) => {
    const events = notDrilled.filter(({ why }) => why === reason).map(({ event }) => event);
    return `Not drilled, because ${reason}: ${events.join(', ')}.`;
  });
}

function eventText({ event, cause }: Pick<DrillRow, 'event' | 'cause'>): string {
  return cause === null ? event : `${cause} of its primary`;
}

function statedText({ worst, seconds: max, loss }: Stated): string {
  if (worst !== 'a window') return loss;
  return max === null ? 'no limit' : seconds(max);
}

function seconds(number: number): string {
  return `${number.toFixed(1)} s`;
}
