import type { StackReview } from '../core/review/schema';
import { DrillError } from './drill/drill-error';
import { readText } from './read-text';
import { readReviews } from './review-files';

/** The review of the one stack of a folder. */
export function readStack(folder: string): StackReview {
  const reviews = readReviews(folder);
  if (reviews.length > 1) {
    throw new DrillError(`${folder} holds ${reviews.length} stacks: name the folder of one`);
  }
  const [{ review }] = reviews;
  if (review.services.length === 0) throw new DrillError(`there is no service in ${review.stack}`);
  return review;
}

/** The outputs of a stack as Terraform prints them, from a file, or from the standard input for `-`. */
export function readOutputs(file: string): unknown {
  if (file === '-' && process.stdin.isTTY) {
    throw new DrillError('the outputs of the stack are missing, see cdktf-redis drill --help');
  }
  try {
    return JSON.parse(readText(file));
  } catch {
    throw new DrillError(
      `${file === '-' ? 'the standard input' : file} is not what terraform output -json prints`,
    );
  }
}
