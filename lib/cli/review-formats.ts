import { join, relative, sep } from 'node:path';
import { changeHtml } from '../core/impact/from-reviews/html';
import { changeMarkdown } from '../core/impact/from-reviews/markdown';
import type { ChangeReview } from '../core/impact/from-reviews/model';
import { reviewHtml } from '../core/review/html';
import { reviewMarkdown } from '../core/review/markdown';
import { inOrder } from '../core/review/merged';
import type { Origin } from '../core/review/origin';
import { reviewSarif } from '../core/review/sarif';
import type { StackReview } from '../core/review/schema';
import type { ReviewInFolder } from './review-files';
import { terminalChange, terminalReview } from './review-terminal';

/** What a document shows. */
export interface ReviewInput {
  /** The place of the reviews, as the user wrote it. */
  readonly place: string;
  readonly read: readonly ReviewInFolder[];
  /** The reviews before the change, and the change. Only with --base. */
  readonly against?: {
    readonly read: readonly ReviewInFolder[];
    readonly change: ChangeReview;
  };
}

/** Writes a document. */
export type Format = (input: ReviewInput, origin: Origin, isColoured: boolean) => string;

/** The formats by name. */
export const FORMATS: Readonly<Record<string, Format>> = {
  text: ({ place, read, against }, origin, isColoured) =>
    against === undefined
      ? terminalReview(reviewsOf(read), origin, isColoured)
      : terminalChange(against.change, place, isColoured),
  md: ({ read, against }, origin) =>
    reviewMarkdown(reviewsOf(read), against && changeMarkdown(against.change), origin),
  html: ({ read, against }, origin) =>
    reviewHtml(reviewsOf(read), against && changeHtml(against.change), origin),
  json: ({ read, against }) =>
    `${JSON.stringify(against === undefined ? inOrder(reviewsOf(read)) : against.change, null, 2)}\n`,
  sarif: ({ read, against }) => sarifOf(read, against?.read),
};

/** The reviews without their folders. */
export function reviewsOf(read: readonly ReviewInFolder[]): readonly StackReview[] {
  return read.map(({ review }) => review);
}

/**
 * Places are relative to the current folder, which is usually the root of the repository. A problem that only exists before
 * the change is shown in the stack after it, if there is one.
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
