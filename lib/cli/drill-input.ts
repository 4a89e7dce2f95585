import type { StackReview } from '../core/review/schema';
import { DrillError } from './drill/drill-error';
import { readText } from './read-text';
import { readReviews } from './review-files';

/** Reads the review of the only stack in a folder. */
export function readStack(folder: string): StackReview {
  const reviews = readReviews(folder);
  if (reviews.length > 1) {
    throw new DrillError(`${folder} contains ${reviews.length} stacks: pass the folder of one of them`);
  }
  const [{ review }] = reviews;
  if (review.services.length === 0) throw new DrillError(`the stack ${review.stack} has no services`);
  return review;
}

/** Reads the outputs of a stack in the format of Terraform from a file, or from the standard input for `-`. */
export function readOutputs(file: string): unknown {
  if (file === '-' && process.stdin.isTTY) {
    throw new DrillError('the outputs of the stack are missing, see cdktf-redis drill --help');
  }
  try {
    return JSON.parse(readText(file));
  } catch {
    throw new DrillError(
      `${file === '-' ? 'the standard input' : file} is not the output of terraform output -json`,
    );
  }
}
