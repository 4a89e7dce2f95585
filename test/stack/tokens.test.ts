import { TerraformVariable, Token } from 'cdktf';
import { isListToken, isToken } from '../../lib/stack/tokens';
import { newApp, newStack } from '../support/synth';

const variable = new TerraformVariable(newStack(newApp()), 'it', { type: 'string' });

describe('a value that is only known at apply', () => {
  test.each([variable.stringValue, `a ${variable.stringValue} b`, variable.numberValue, variable.value])(
    'is a token, in a text too: %p',
    (token) => {
      expect(isToken(token)).toBe(true);
    },
  );

  test.each([undefined, '', 'a', 1, '${TfToken[TOKEN.999999]}', '${TfToken[', '${var.it}'])(
    'is not what merely looks like one: %p',
    (literal) => {
      expect(isToken(literal)).toBe(false);
    },
  );

  test('can be a list, which cannot be part of a text', () => {
    const [token] = Token.asList(variable.value);
    expect(isListToken(token)).toBe(true);
    expect(isListToken('#{TfToken[TOKEN.999999]}')).toBe(false);
    expect(isListToken('a')).toBe(false);
  });
});
