import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformStack } from 'cdktf';
import { REVIEW_FILE, type StackReview } from '../core/review/model';

/** Writes the review of a stack whenever the stack is synthesized, after the problems of the app were thrown. */
export function writeReviewAtSynth(stack: TerraformStack, review: () => StackReview): void {
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize(session) {
      synthesizer.synthesize(session);
      const { workingDirectory } = session.manifest.forStack(stack);
      writeFileSync(join(session.outdir, workingDirectory, REVIEW_FILE), reviewJson(review()));
    },
  };
}

/** A review as bytes: the same on every machine. */
function reviewJson(review: StackReview): string {
  return `${JSON.stringify(review, null, 2)}\n`;
}
