import type { IConstruct } from 'constructs';
import { reviewText } from '../../core/review/text';
import { problemsBelow } from '../../stack/app-check';
import { collectReview } from '../../stack/collect-review';
import { reviewProblem } from '../../stack/stack-record';

/**
 * What the services of an app mean for their data: what runs, who reaches it and what could be lost. Made from
 * the same specification that is rendered, without secrets, before anything is deployed. Every synth writes the same
 * as `review.json` beside the stack's `cdk.tf.json`.
 */
export class Review {
  /** The review of everything below a construct: an app, a stack or a service. */
  public static of(scope: IConstruct): Review {
    return new Review(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /** The review as plain text for a terminal. */
  public toText(): string {
    return reviewText({
      ...collectReview(this.scope),
      problems: problemsBelow(this.scope).map(reviewProblem),
    });
  }
}
