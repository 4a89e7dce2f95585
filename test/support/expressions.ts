import { conditional, Fn, Op, propertyAccess, TerraformLocal, Token } from 'cdktf';
import type { Construct } from 'constructs';
import fc from 'fast-check';

/** The values of a credential that differ between the credentials of a service. */
export interface Values {
  readonly host: string;
  readonly port: number;
  readonly url: string;
}

/** An expression with values, as a user writes it. */
export type Expression = (scope: Construct, values: Values) => unknown;

/** Ways to use a string. */
export const TEXT_USES: Readonly<Record<string, (scope: Construct, text: string) => unknown>> = {
  'as it is': (_, text) => text,
  'in a text': (_, text) => `--url ${text} --x`,
  'twice in a text': (_, text) => `${text}${text}`,
  'in a list': (_, text) => ['a', text],
  'in a map': (_, text) => ({ deep: { url: text } }),
  'as a key of a map': (_, text) => ({ [text]: 'x' }),
  'in a function': (_, text) => Fn.upper(text),
  'in a text in a function': (_, text) => Fn.base64encode(`x ${text} y`),
  'twice in a text in a function': (_, text) => Fn.upper(`${text}${text}`),
  'in a list in a function': (_, text) => Fn.join(',', ['a', text, `b${text}`]),
  'in a map in a function': (_, text) => Fn.jsonencode({ url: text, all: [text, `${text}/0`] }),
  'in functions in each other': (_, text) => Fn.sensitive(Fn.replace(Fn.lower(text), 'a', `${text}b`)),
  'in an operator': (_, text) => Op.eq(text, 'x'),
  'in a conditional': (_, text) => conditional(Op.neq(text, ''), text, `x${text}`),
  'by a property': (_, text) => propertyAccess({ url: text }, ['url']),
  'as a token': (_, text) => Token.asAny(text),
  'as JSON': (_, text) => JSON.stringify({ url: text }),
  'by a local value': (scope, text) => new TerraformLocal(scope, 'local', text).asString,
  'by a property of a local value': (scope, text) =>
    propertyAccess(new TerraformLocal(scope, 'local', { url: text }).expression, ['url']),
};

/** Ways to use a number. */
export const NUMBER_USES: Readonly<Record<string, (scope: Construct, number: number) => unknown>> = {
  'as it is': (_, number) => number,
  'in a text': (_, number) => `--port ${number} `,
  'in a list': (_, number) => [1, number],
  'in a map': (_, number) => ({ deep: { port: number } }),
  'in a function': (_, number) => Fn.abs(number),
  'in a text in a function': (_, number) => Fn.upper(`port ${number}`),
  'in an operator': (_, number) => Op.add(number, 1),
  'by a local value': (scope, number) => new TerraformLocal(scope, 'local', number).asNumber,
};

/** Arbitrary texts that contain values, nested up to a realistic depth. */
const texts: fc.Arbitrary<(values: Values) => string> = fc.letrec<{ text: (values: Values) => string }>(
  (tie) => ({
    text: fc.oneof(
      { maxDepth: 4 },
      fc.constant((values: Values) => values.host),
      fc.constant((values: Values) => values.url),
      fc.constant((values: Values) => `:${values.port}/`),
      fc.constantFrom('a', '', ' ', '\n', '\\', '}', '$', '%', 'é').map((literal) => () => literal),
      fc.tuple(tie('text'), tie('text')).map(
        ([left, right]) =>
          (values: Values) =>
            `${left(values)}${right(values)}`,
      ),
      tie('text').map((text) => (values: Values) => Fn.upper(text(values))),
      fc.tuple(tie('text'), tie('text')).map(
        ([left, right]) =>
          (values: Values) =>
            Fn.join('-', [left(values), right(values)]),
      ),
      tie('text').map((text) => (values: Values) => Fn.jsonencode({ text: text(values), port: values.port })),
    ),
  }),
).text;

/** Arbitrary values of an output. */
export const expressions: fc.Arbitrary<(values: Values) => unknown> = fc.oneof(
  texts,
  fc.array(texts, { maxLength: 3 }).map((all) => (values: Values) => all.map((text) => text(values))),
  texts.map((text) => (values: Values) => ({ a: { b: [text(values), values.port] } })),
);
