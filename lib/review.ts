import type { IConstruct } from 'constructs';
import type { ReviewItem } from './core/review/item';

/** A construct of this library that a review tells about. */
interface Reviewed {
  readonly _review: ReviewItem;
}

/**
 * What the services of an app mean for their data: what runs, who reaches it and what could be lost. Made from
 * the same specification that is rendered, without secrets, before anything is deployed.
 */
export class Review {
  /** The review of everything below a construct: an app, a stack or a service. */
  public static of(scope: IConstruct): Review {
    return new Review(
      scope.node
        .findAll()
        .filter((node): node is IConstruct & Reviewed => '_review' in node)
        .map((node) => node._review),
    );
  }

  private constructor(private readonly items: ReviewItem[]) {}

  /** The review as plain text for a terminal. */
  public toText(): string {
    return this.items.map(describe).join('\n');
  }
}

function describe({ path, kind, facts, losses }: ReviewItem): string {
  return [
    `${path} (${kind})`,
    ...facts.map(([about, fact]) => `  ${about.padEnd(9)}${fact}`),
    '  what could be lost:',
    ...losses.map(({ event, loss }) => `    - ${event}: ${loss}`),
    '',
  ].join('\n');
}
