import type { ChangeReview } from '../core/impact/from-reviews/model';
import { changeText } from '../core/impact/from-reviews/text';
import { merged } from '../core/review/merged';
import type { StackReview } from '../core/review/schema';
import { reviewText } from '../core/review/text';
import { printable } from '../core/text/printable';

const BOLD = 1;
const RED = 31;
const GREEN = 32;

/** The reviews as a terminal shows them. */
export function terminalReview(reviews: readonly StackReview[], isColoured: boolean): string {
  const all = merged(reviews);
  const parts = [all.services, all.terminators, all.regulated, all.problems];
  if (parts.every(({ length }) => length === 0)) {
    return `Nothing of cdktf-redis in ${printable(all.stacks.join(', '))}.\n`;
  }
  const text = reviewText(all);
  return isColoured ? coloured(text) : text;
}

/** A change as a terminal shows it, with the way to the whole review. */
export function terminalChange(change: ChangeReview, place: string, isColoured: boolean): string {
  const text = `${changeText(change)}\nThe whole review: cdktf-redis review ${printable(place)}\n`;
  return isColoured ? text.split('\n').map(colouredChange).join('\n') : text;
}

/** Lost keys and exposures red, whatever else begins a line bold. */
function colouredChange(line: string): string {
  return line
    .replace(/^(DATA LOSS|Exposed)(?= {2}|$)/, (words) => paint(RED, words))
    .replace(/^(RESTART|RECONNECT|Weaker|Stronger|Changed|What could be lost.*)(?= {2}|$)/, (words) =>
      paint(BOLD, words),
    );
}

/** Headings bold, losses by how grave they are. A loss is the first line below its events, up to the reason. */
function coloured(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, index) => {
      if (/^\S/.test(line)) return paint(BOLD, line);
      if (/^ {6}\S/.test(line) && /^ {4}\S/.test(lines[index - 1])) return withLoss(line);
      return line.replace(/WITHOUT TLS|(?<=^ {2}- )ERROR/, (words) => paint(RED, words));
    })
    .join('\n');
}

function withLoss(line: string): string {
  return line
    .replace(
      /^( {6})(all data|everything|the same data)(?=:)/,
      (_, indent, loss) => indent + paint(RED, loss),
    )
    .replace(/^( {6})(nothing[^:]*)(?=:)/, (_, indent, loss) => indent + paint(GREEN, loss));
}

function paint(colour: number, text: string): string {
  return `\u001b[${colour}m${text}\u001b[0m`;
}
