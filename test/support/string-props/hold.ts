import { Testing } from 'cdktf';
import fc from 'fast-check';
import { StackRegistry } from '../../../lib/stack/stack-registry';
import { hostileString } from '../hostile-text';
import type { Json } from '../json';
import { isPlain, shownIn, toldProblems } from '../problem-text';
import { messageOf } from '../problems';
import { readingOf, withValue } from '../reading';
import { newApp, newStack, Synthesized, warningsOf } from '../synth';
import type { StringProp, StringProps } from './string-prop';

/** Values that each row of a table is tried with: hostile ones, most of which are refused, and some that are taken. */
const HOSTILE_RUNS = 8;
const TAKEN_RUNS = 2;

/** A value that only looks like a list token, which cdktf does not forgive, and that no name can hold. */
const TOKEN_LIKE = '#{TfToken[TOKEN.999999]} "';

/** Declares, for each row of a table, that no value changes the meaning of what it does not say. */
export function everyValueHolds(props: StringProps): void {
  const rows = Object.entries(props).map(([name, prop], seed) => ({ name, prop, seed }));

  beforeAll(() => {
    // cdktf notes for every token where it was made, which takes most of the time of a synth.
    jest.spyOn(Error, 'captureStackTrace').mockImplementation(() => undefined);
  });

  afterAll(() => jest.restoreAllMocks());

  test.each(rows)('$name is refused with a reason and a way out, or means what it says', ({ prop, seed }) => {
    const harmless = prop.taken && !prop.form ? readingOf(synthesized(prop, prop.harmless)) : undefined;
    const hostile = hostileString.filter((value) => !prop.isLeftOut?.(value));
    fc.assert(
      fc.property(hostile, (value) => {
        const error = refusalOf(prop, value);
        if (error === '') isWellTaken(prop, value, harmless);
        else isWellRefused(prop, value, error);
      }),
      { numRuns: HOSTILE_RUNS, seed },
    );
    if (prop.taken === undefined) return;
    fc.assert(
      fc.property(prop.taken, (value) => isWellTaken(prop, value, harmless)),
      { numRuns: TAKEN_RUNS, seed },
    );
  });

  test.each(rows)('$name is refused by a synth with the same words', ({ prop }) => {
    const stack = stackWith(prop, TOKEN_LIKE);
    expect(messageOf(() => Testing.synth(stack))).toBe(refusalOf(prop, TOKEN_LIKE));
  });
}

/** The value stands where it was said, as whoever reads it reads it, and everything else is as with a harmless one. */
function isWellTaken(prop: StringProp, value: string, harmless: Json | undefined): void {
  const reading = readingOf(synthesized(prop, value));
  if (prop.form) expect(value).toMatch(prop.form);
  else if (harmless === undefined) throw new Error('a literal is taken');
  else expect(reading).toEqual(withValue(harmless, prop.harmless, prop.meaning?.(value) ?? [value]));
}

/** One problem, told at the right place with the name of the prop, the value and the way out. */
function isWellRefused(prop: StringProp, value: string, error: string): void {
  const problems = toldProblems(error);
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

/** What stops the synth, empty where nothing does: asked without the rest of the synth, which takes longer. */
function refusalOf(prop: StringProp, value: string): string {
  const services = StackRegistry.of(stackWith(prop, value));
  return messageOf(() => services.toTerraform());
}
