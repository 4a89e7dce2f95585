import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { REVIEW_FILE, type StackReview } from '../core/review/model';
import { faultOf } from './review-shape';

/** The format that this release reads. */
const KNOWN_FORMAT: StackReview['formatVersion'] = 1;

const AGAIN = 'run cdktf synth again, with the release of cdktf-redis that reviews';

/** A review, and the folder of the stack that it is about. */
export interface ReadReview {
  readonly review: StackReview;
  readonly folder: string;
}

/** There is no review, or none that can be read. */
export class NoReviewError extends Error {}

/** Reads the reviews of an output folder, of the folder of one stack, or of one file. */
export function readReviews(place: string): readonly ReadReview[] {
  const files = reviewFiles(place);
  if (files.length === 0) throw new NoReviewError(`no ${REVIEW_FILE} in ${place}: run cdktf synth first`);
  return files.map((file) => ({ review: parsed(file, contentOf(file)), folder: dirname(file) }));
}

function reviewFiles(place: string): readonly string[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) {
    const missing = basename(place).endsWith('.json') ? 'file' : 'folder';
    throw new NoReviewError(`there is no ${missing} ${place}: run cdktf synth first`);
  }
  if (!stat.isDirectory()) return [place];
  const own = join(place, REVIEW_FILE);
  if (isFile(own)) return [own];
  const stacks = join(place, 'stacks');
  if (!statSync(stacks, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(stacks)
    .sort()
    .map((stack) => join(stacks, stack, REVIEW_FILE))
    .filter(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new NoReviewError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function parsed(file: string, content: string): StackReview {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw new NoReviewError(`${file} is not JSON: run cdktf synth again`);
  }
  const format = formatOf(value);
  if (format !== undefined && format !== KNOWN_FORMAT) {
    throw new NoReviewError(
      `${file} has formatVersion ${JSON.stringify(format)}, and this release knows ${KNOWN_FORMAT}: ${AGAIN}`,
    );
  }
  assertReview(file, value);
  return value;
}

function formatOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'formatVersion' in value
    ? value.formatVersion
    : undefined;
}

function assertReview(file: string, value: unknown): asserts value is StackReview {
  const fault = faultOf(value);
  if (fault !== undefined) {
    throw new NoReviewError(`${file} is not a review, ${fault}: ${AGAIN}`);
  }
}
