import type { IConstruct } from 'constructs';
import { reviewText } from '../../core/review/text';
import { problemsBelow } from '../../stack/app-check';
import { collectReview } from '../../stack/collect-review';
import { reviewProblem } from '../../stack/stack-record';

/**
 * A review of the services of an app: what runs, who can reach it, and which data can be lost. It is derived from the same
 * specification as the deployed configuration, at synth, and contains no secrets. Every synth also writes it as `review.json`
 * next to the `cdk.tf.json` of the stack.
 *
 * @example
 * new RedisService(this, 'Redis');
 * const text = Review.of(this).toText();
 */
export class Review {
  /**
   * Returns the review of everything below a construct.
   * @param scope An app, a stack or a service.
   */
  public static of(scope: IConstruct): Review {
    return new Review(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** Returns the review as plain text for a terminal. */
  public toText(): string {
    return reviewText({
      ...collectReview(this.scope),
      problems: problemsBelow(this.scope).map(reviewProblem),
    });
  }
}
