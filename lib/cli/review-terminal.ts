import type { ChangeReview } from '../core/impact/from-reviews/model';
import { changeText } from '../core/impact/from-reviews/text';
import { merged } from '../core/review/merged';
import { type Origin, originText } from '../core/review/origin';
import type { StackReview } from '../core/review/schema';
import { reviewText } from '../core/review/text';
import { printable } from '../core/text/printable';
import { NO_PAINT, type Paint, type TextStyle } from '../core/text/styled-text';

/** Codes of ANSI terminals. */
const COLOURS: Readonly<Record<Exclude<TextStyle, 'plain'>, number>> = {
  heading: 1,
  danger: 31,
  good: 32,
  warning: 33,
};

/** The reviews as a terminal shows them. The last line says what they were made from. */
export function terminalReview(reviews: readonly StackReview[], origin: Origin, isColoured: boolean): string {
  const all = merged(reviews);
  const parts = [all.services, all.terminators, all.workloads, all.regulated, all.problems];
  if (parts.every(({ length }) => length === 0)) {
    return `No services in ${printable(all.stacks.join(', '))}. Imported services are not reviewed.\n`;
  }
  return `${reviewText(all, paintFor(isColoured))}\n${printable(originText(all, origin))}\n`;
}

/** A change as a terminal shows it, with the command that shows the whole review. */
export function terminalChange(change: ChangeReview, place: string, isColoured: boolean): string {
  return `${changeText(change, paintFor(isColoured))}\nThe whole review: cdktf-redis review ${printable(place)}\n`;
}

function paintFor(isColoured: boolean): Paint {
  return isColoured ? painted : NO_PAINT;
}

function painted(text: string, style: TextStyle): string {
  return style === 'plain' ? text : `\u001b[${COLOURS[style]}m${text}\u001b[0m`;
}
