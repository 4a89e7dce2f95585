import { TerraformVariable, Testing, Token } from 'cdktf';
import fc from 'fast-check';
import { escapeTemplate } from '../../lib/stack/reveal';
import { hostileString } from '../support/hostile-text';
import { asObject } from '../support/json';
import { evaluated } from '../support/readers/terraform-template';
import { newApp, newStack } from '../support/synth';

/** Returns the text that Terraform reads after the library has escaped it and cdktf has written it to JSON. */
function through(text: (token: string) => string): string {
  const stack = newStack(newApp());
  const { stringValue } = new TerraformVariable(stack, 'it', { type: 'string' });
  stack.addOverride('locals.it', escapeTemplate(text(stringValue)));
  const { it } = asObject(JSON.parse(Testing.synth(stack)).locals);
  if (typeof it !== 'string') throw new Error('the result is not a string');
  return evaluated(it);
}

/** A text as Terraform can store it: valid Unicode, composed (NFC). */
function normalized(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8').normalize('NFC');
}

describe('a text that passes through cdktf and Terraform', () => {
  test('is unchanged, even if it looks like a template or a token', () => {
    fc.assert(
      fc.property(hostileString, (text) => {
        expect(through(() => `a ${text}`)).toBe(`a ${normalized(text)}`);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('is unchanged before and after an expression', () => {
    const variable = through((token) => token);
    fc.assert(
      fc.property(hostileString, hostileString, (before, behind) => {
        expect(through((token) => `a ${before}${token}${behind}`)).toBe(
          `a ${normalized(before)}${variable}${normalized(behind)}`,
        );
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test.each([
    ['$', '${"$"}${var.it}'],
    ['$$', '${"$$"}${var.it}'],
    ['%', '%${var.it}'],
    ['${TfToken[TOKEN.999999]}', '${"$"}{TfToken[TOKEN.999999]}${var.it}'],
  ])('with %s before an expression becomes %s in the JSON', (before, written) => {
    const stack = newStack(newApp());
    const { stringValue } = new TerraformVariable(stack, 'it', { type: 'string' });
    expect(Token.isUnresolved(stringValue)).toBe(true);
    stack.addOverride('locals.it', escapeTemplate(`${before}${stringValue}`));
    expect(asObject(JSON.parse(Testing.synth(stack)).locals).it).toBe(written);
  });
});
