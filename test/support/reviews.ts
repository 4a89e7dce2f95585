import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { StackReview } from '../../lib/core/review/schema';
import { type Build, newStack } from './synth';

/** The reviews that a synth of an app writes, sorted by stack name. */
export function reviewsOf(build: (app: App) => void): readonly StackReview[] {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-review-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    const stacks = join(outdir, 'stacks');
    return readdirSync(stacks)
      .sort()
      .map((stack) => JSON.parse(readFileSync(join(stacks, stack, 'review.json'), 'utf8')));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The review that a synth of one stack writes. */
export function reviewOf(build: Build, name = 'prod'): StackReview {
  const [review] = reviewsOf((app) => build(newStack(app, name)));
  return review;
}
