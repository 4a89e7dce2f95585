import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { STACK_REVIEW } from '../../../lib/core/review/schema';
import { reviewSchema } from '../../../scripts/support/review-schema';
import { EXAMPLES, synthExample } from '../../support/examples';
import { sampleReviews } from '../../support/review-sample';

const published = readFileSync('review.schema.json', 'utf8');
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: true });
const validate = ajv.compile(JSON.parse(published));
/** The same schema, in which an object must not have a member that is not described. */
const validateClosed = ajv.compile(
  JSON.parse(published, (_, value) =>
    value?.type === 'object' || value?.type?.[0] === 'object'
      ? { ...value, additionalProperties: false }
      : value,
  ),
);

/** The names of members that reviews of earlier releases do not have. */
const OPTIONAL = new Set<string>();
JSON.parse(published, (_, value) => {
  for (const name of Object.keys(value?.properties ?? {}))
    if (!value.required?.includes(name)) OPTIONAL.add(name);
  return value;
});

/** Everything that is not valid in the eyes of the JSON Schema, and of the CLI. */
function faultsOf(review: unknown): readonly unknown[] {
  validate(review);
  validateClosed(review);
  const fault = STACK_REVIEW.faultOf(review, '');
  return [
    ...(validate.errors ?? []),
    ...(validateClosed.errors ?? []),
    ...(fault === undefined ? [] : [fault]),
  ];
}

/** The reviews that a synth of an example writes. */
function reviewsOf(example: string): readonly unknown[] {
  const stacks = synthExample(example);
  try {
    return readdirSync(stacks).map((stack) =>
      JSON.parse(readFileSync(join(stacks, stack, 'review.json'), 'utf8')),
    );
  } finally {
    rmSync(dirname(stacks), { recursive: true });
  }
}

/** Copies of a value, each with one part removed, or replaced by an empty object. */
function* damaged(value: unknown): Generator<unknown> {
  yield {};
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries())
      for (const wrong of damaged(member)) yield value.map((same, at) => (at === index ? wrong : same));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (!OPTIONAL.has(key))
        yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
      for (const wrong of damaged(member)) yield { ...value, [key]: wrong };
    }
  }
}

describe('review.schema.json', () => {
  test('is up to date (npm run docs)', () => {
    expect(published).toBe(reviewSchema());
  });

  test.each(EXAMPLES)('describes review.json of the example %s completely', (example) => {
    const reviews = reviewsOf(example);
    expect(reviews).not.toEqual([]);
    expect(reviews.flatMap(faultsOf)).toEqual([]);
  });

  test('describes the reviews of the golden files completely', () => {
    expect(sampleReviews().flatMap(faultsOf)).toEqual([]);
  });

  test('rejects every part that is missing or has the wrong type, as the CLI does', () => {
    const [review] = sampleReviews();
    const copies = [...damaged(review)];
    expect(copies.length).toBeGreaterThan(1000);
    expect(copies.filter((copy) => validate(copy))).toEqual([]);
    expect(copies.filter((copy) => STACK_REVIEW.faultOf(copy, '') === undefined)).toEqual([]);
  });
});
