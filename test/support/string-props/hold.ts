import { Testing } from 'cdktf';
import fc from 'fast-check';
import { StackRegistry } from '../../../lib/stack/stack-registry';
import { hostileString } from '../hostile-text';
import type { Json } from '../json';
import { isPlain, parseProblems, shownIn } from '../problem-text';
import { messageOf } from '../problems';
import { readingOf, withValue } from '../reading';
import { newApp, newStack, Synthesized, warningsOf } from '../synth';
import type { StringProp, StringProps } from './string-prop';

/** The number of values for each row: hostile ones, most of which are rejected, and accepted ones. */
const HOSTILE_RUNS = 8;
const TAKEN_RUNS = 2;

/** A value that looks like a list token, on which cdktf throws an error, and that is not valid in a name. */
const TOKEN_LIKE = '#{TfToken[TOKEN.999999]} "';

/** Tests for each row of a table that no value changes anything except for the prop itself. */
export function everyValueHolds(props: StringProps): void {
  const rows = Object.entries(props).map(([name, prop], seed) => ({ name, prop, seed }));

  beforeAll(() => {
    // cdktf records a stack trace for every token, which takes most of the time of a synth.
    jest.spyOn(Error, 'captureStackTrace').mockImplementation(() => undefined);
  });

  afterAll(() => jest.restoreAllMocks());

  test.each(rows)(
    '$name is rejected with a message and a fix, or has exactly the given value',
    ({ prop, seed }) => {
      const harmless = prop.taken && !prop.form ? readingOf(synthesized(prop, prop.harmless)) : undefined;
      const hostile = hostileString.filter((value) => !prop.isLeftOut?.(value));
      fc.assert(
        fc.property(hostile, (value) => {
          const error = errorOf(prop, value);
          if (error === '') expectAccepted(prop, value, harmless);
          else expectRejected(prop, value, error);
        }),
        { numRuns: HOSTILE_RUNS, seed },
      );
      if (prop.taken === undefined) return;
      fc.assert(
        fc.property(prop.taken, (value) => expectAccepted(prop, value, harmless)),
        { numRuns: TAKEN_RUNS, seed },
      );
    },
  );

  test.each(rows)('$name causes the same error in a full synth', ({ prop }) => {
    const stack = stackWith(prop, TOKEN_LIKE);
    expect(messageOf(() => Testing.synth(stack))).toBe(errorOf(prop, TOKEN_LIKE));
  });
}

/** The value is where a harmless value would be, as its reader understands it, and everything else is unchanged. */
function expectAccepted(prop: StringProp, value: string, harmless: Json | undefined): void {
  const reading = readingOf(synthesized(prop, value));
  if (prop.form) expect(value).toMatch(prop.form);
  else if (harmless === undefined) throw new Error('a literal is accepted');
  else expect(reading).toEqual(withValue(harmless, prop.harmless, prop.meaning?.(value) ?? [value]));
}

/** The error contains one problem, with the right path, the name of the prop, the value and a fix. */
function expectRejected(prop: StringProp, value: string, error: string): void {
  const problems = parseProblems(error);
  expect(problems.length).toBeLessThanOrEqual(prop.problems ?? 1);
  for (const { path, message, fix } of problems) {
    expect(path).toBe(prop.path);
    expect(`${message} ${fix}`).toContain(prop.named);
  }
  if (prop.isSecret) {
    if (value.trim().length > 8) expect(error).not.toContain(value);
    return;
  }
  const shown = shownIn(problems[0].given ?? '');
  const masked = (prop.shown?.(value) ?? value).replace(/\/\/.*@/s, '//...@');
  if (shown?.isWhole) expect(shown.value).toBe(masked);
  else expect(masked.slice(0, shown?.value.length)).toBe(shown?.value);
}

function stackWith(prop: StringProp, value: string) {
  const stack = newStack(newApp(prop.context?.(value)));
  prop.build(stack, value);
  expect(warningsOf(stack).filter((warning) => !isPlain(warning))).toEqual([]);
  return stack;
}

function synthesized(prop: StringProp, value: string): Synthesized {
  const stack = stackWith(prop, value);
  return new Synthesized(stack, undefined, Testing.synth(stack));
}

/** The error that stops the synth, or an empty text. It runs only the checks, which is faster than a full synth. */
function errorOf(prop: StringProp, value: string): string {
  const services = StackRegistry.of(stackWith(prop, value));
  return messageOf(() => services.toTerraform());
}
