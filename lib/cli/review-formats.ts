import { join, relative, sep } from 'node:path';
import { changeHtml } from '../core/impact/from-reviews/html';
import { changeMarkdown } from '../core/impact/from-reviews/markdown';
import type { ChangeReview } from '../core/impact/from-reviews/model';
import { reviewHtml } from '../core/review/html';
import { reviewMarkdown } from '../core/review/markdown';
import { inOrder } from '../core/review/merged';
import { reviewSarif } from '../core/review/sarif';
import type { StackReview } from '../core/review/schema';
import type { ReviewInFolder } from './review-files';
import { terminalChange, terminalReview } from './review-terminal';

/** What a document is made of. */
export interface Reviewed {
  /** Where the reviews were read, as it was said. */
  readonly place: string;
  readonly read: readonly ReviewInFolder[];
  /** What they are compared with. Undefined: with nothing. */
  readonly against?: {
    readonly read: readonly ReviewInFolder[];
    readonly change: ChangeReview;
  };
}

/** Makes a document. */
export type Format = (reviewed: Reviewed, isColoured: boolean) => string;

/** What makes a document, by its format. */
export const FORMATS: Readonly<Record<string, Format>> = {
  text: ({ place, read, against }, isColoured) =>
    against === undefined
      ? terminalReview(reviewsOf(read), isColoured)
      : terminalChange(against.change, place, isColoured),
  md: ({ read, against }) => reviewMarkdown(reviewsOf(read), against && changeMarkdown(against.change)),
  html: ({ read, against }) => reviewHtml(reviewsOf(read), against && changeHtml(against.change)),
  json: ({ read, against }) =>
    `${JSON.stringify(against === undefined ? inOrder(reviewsOf(read)) : against.change, null, 2)}\n`,
  sarif: ({ read, against }) => sarifOf(read, against?.read),
};

/** The reviews without their folders. */
export function reviewsOf(read: readonly ReviewInFolder[]): readonly StackReview[] {
  return read.map(({ review }) => review);
}

/**
 * Places are relative to the folder in which the program runs: the root of the repository, as a rule. What is only in
 * the base is told at the stack as it is now, where there is one.
 */
function sarifOf(read: readonly ReviewInFolder[], base: readonly ReviewInFolder[] | undefined): string {
  const folders = new Map([...(base ?? []), ...read].map(({ review, folder }) => [review.stack, folder]));
  return reviewSarif(
    reviewsOf(read),
    ({ stack }) => {
      const path = relative(process.cwd(), join(folders.get(stack) ?? '', 'cdk.tf.json'));
      return { uri: path.split(sep).map(encodeURIComponent).join('/'), line: 1 };
    },
    base && reviewsOf(base),
  );
}
