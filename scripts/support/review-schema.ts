import { STACK_REVIEW } from '../../lib/core/review/schema';

/** review.schema.json: the shape of `review.json` as JSON Schema, for editors and other programs. */
export function reviewSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'review.json of cdktf-redis',
    ...STACK_REVIEW.json,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
