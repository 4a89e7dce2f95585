import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { REVIEW_FILE, STACK_REVIEW, type StackReview } from '../core/review/schema';
import { isFile, isWithoutServices, stackFolders } from './synth-output';

/** The version of the format that this release supports. */
const KNOWN_FORMAT: StackReview['formatVersion'] = 1;

const AGAIN = 'run cdktf synth again with this release of cdktf-redis';

/** A review, and the folder of its stack. */
export interface ReviewInFolder {
  readonly review: StackReview;
  readonly folder: string;
}

/** There is no review, or it is not valid. */
export class NoReviewError extends Error {}

/** Reads the reviews of an output folder, of the folder of one stack, or of one file. */
export function readReviews(place: string): readonly ReviewInFolder[] {
  const reviews = foundReviews(place);
  if (reviews.length === 0) throw new NoReviewError(`no ${REVIEW_FILE} in ${place}: run cdktf synth first`);
  return reviews;
}

/** The same for one side of a change. Code without a service of this library has no review, which is valid. */
export function readSide(place: string): readonly ReviewInFolder[] {
  const folders = stackFolders(place);
  return folders.length > 0 && folders.every(isWithoutServices) ? [] : readReviews(place);
}

/** Ignores old reviews: cdktf does not delete them if the last service of a stack is removed. */
function foundReviews(place: string): readonly ReviewInFolder[] {
  return reviewFiles(place)
    .map((file) => ({ review: parsed(file, contentOf(file)), folder: dirname(file) }))
    .filter(({ review, folder }) => !runsSomething(review) || !isWithoutServices(folder));
}

function runsSomething({ services, terminators, workloads = [] }: StackReview): boolean {
  return services.length + terminators.length + workloads.length > 0;
}

function reviewFiles(place: string): readonly string[] {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) {
    const missing = basename(place).endsWith('.json') ? 'file' : 'folder';
    throw new NoReviewError(`there is no ${missing} ${place}: run cdktf synth first`);
  }
  if (!stat.isDirectory()) return [place];
  return stackFolders(place)
    .map((folder) => join(folder, REVIEW_FILE))
    .filter(isFile);
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
      `${file} has formatVersion ${JSON.stringify(format)}, but this release supports ${KNOWN_FORMAT}: ${AGAIN}`,
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
  const fault = STACK_REVIEW.faultOf(value, '');
  if (fault !== undefined) {
    throw new NoReviewError(`${file} is not a valid review, because ${fault}: ${AGAIN}`);
  }
}
