import { TerraformVariable, Testing, Token } from 'cdktf';
import fc from 'fast-check';
import { escapeTemplate } from '../../lib/stack/reveal';
import { hostileString } from '../support/hostile-text';
import { asObject } from '../support/json';
import { evaluated } from '../support/readers/terraform-template';
import { newApp, newStack } from '../support/synth';

/** What Terraform makes of a text that the library escaped, and cdktf wrote into its JSON. */
function through(text: (token: string) => string): string {
  const stack = newStack(newApp());
  const { stringValue } = new TerraformVariable(stack, 'it', { type: 'string' });
  stack.addOverride('locals.it', escapeTemplate(text(stringValue)));
  const { it } = asObject(JSON.parse(Testing.synth(stack)).locals);
  if (typeof it !== 'string') throw new Error('no text came through');
  return evaluated(it);
}

/** A text as any file of Terraform can hold it: whole characters, composed. */
function normalized(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8').normalize('NFC');
}

describe('a text on its way through cdktf and Terraform', () => {
  test('comes out as it went in, also where it looks like a template or a token', () => {
    fc.assert(
      fc.property(hostileString, (text) => {
        expect(through(() => `a ${text}`)).toBe(`a ${normalized(text)}`);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('comes out as it went in before and behind an expression', () => {
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
  ])('as %s before an expression is written as %s', (before, written) => {
    const stack = newStack(newApp());
    const { stringValue } = new TerraformVariable(stack, 'it', { type: 'string' });
    expect(Token.isUnresolved(stringValue)).toBe(true);
    stack.addOverride('locals.it', escapeTemplate(`${before}${stringValue}`));
    expect(asObject(JSON.parse(Testing.synth(stack)).locals).it).toBe(written);
  });
});
