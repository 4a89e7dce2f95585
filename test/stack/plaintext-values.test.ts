import { TerraformOutput, type TerraformStack, TerraformVariable, Testing } from 'cdktf';
import fc from 'fast-check';
import { PlaintextSearch } from '../../lib/stack/plaintext-takers';
import { plaintextNumber, plaintextText } from '../../lib/stack/plaintext-values';
import { expressions, NUMBER_USES, TEXT_USES, type Values } from '../support/expressions';
import { newApp, newStack } from '../support/synth';

/** Texts that a credential can hold: all known, with a secret in it, and nothing but a value that Terraform reads. */
const TEXTS: Readonly<Record<string, (stack: TerraformStack) => string>> = {
  'a known text': () => 'redis.example.com',
  'an address': () => '2001:db8::1',
  'a text with a secret': (stack) => `redis://default:${secretOf(stack)}@redis:6379`,
  'a secret': secretOf,
};

function secretOf(stack: TerraformStack): string {
  return new TerraformVariable(stack, 'secret', { type: 'string', sensitive: true }).stringValue;
}

/** The JSON of a stack with one output, and the services whose plaintext is in it. */
function synthesized(made: (stack: TerraformStack) => unknown) {
  const stack = newStack(newApp());
  const output = new TerraformOutput(stack, 'out', { value: made(stack) });
  return { text: Testing.synth(stack), services: new PlaintextSearch().servicesIn(output) };
}

beforeAll(() => {
  // cdktf warns of braces in an argument of a function.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterAll(() => jest.restoreAllMocks());

describe.each(Object.entries(TEXTS))('%s of a plaintext credential', (_, textOf) => {
  test.each(Object.entries(TEXT_USES))('is written as the same bytes, and found, %s', (_use, use) => {
    const plain = synthesized((stack) => use(stack, textOf(stack)));
    const marked = synthesized((stack) => use(stack, plaintextText('test/Redis', textOf(stack))));
    expect(marked.text).toBe(plain.text);
    expect(marked.services).toEqual(['test/Redis']);
    expect(plain.services).toEqual([]);
  });
});

describe('a number of a plaintext credential', () => {
  test.each(Object.entries(NUMBER_USES))('is written as the same bytes, and found, %s', (_use, use) => {
    const plain = synthesized((stack) => use(stack, 6379));
    const marked = synthesized((stack) => use(stack, plaintextNumber('test/Redis', 6379)));
    expect(marked.text).toBe(plain.text);
    expect(marked.services).toEqual(['test/Redis']);
    expect(plain.services).toEqual([]);
  });
});

describe('values of a plaintext credential', () => {
  test('are written as the same bytes, and found, however they are nested', () => {
    const plainOf = (stack: TerraformStack): Values => ({
      host: 'redis',
      port: 6379,
      url: `redis://default:${secretOf(stack)}@redis:6379`,
    });
    const markedOf = (stack: TerraformStack): Values => {
      const { host, port, url } = plainOf(stack);
      const service = 'test/Redis';
      return {
        host: plaintextText(service, host),
        port: plaintextNumber(service, port),
        url: plaintextText(service, url),
      };
    };
    fc.assert(
      fc.property(expressions, (expression) => {
        const plain = synthesized((stack) => expression(plainOf(stack)));
        const marked = synthesized((stack) => expression(markedOf(stack)));
        expect(marked.text).toBe(plain.text);
        const isUsed = /redis|6379/i.test(plain.text);
        expect(marked.services).toEqual(isUsed ? ['test/Redis'] : []);
      }),
      { numRuns: 300 },
    );
  });

  test('are found for each service', () => {
    const { services } = synthesized(() => [
      plaintextText('test/One', 'one'),
      { port: plaintextNumber('test/Two', 1) },
      plaintextText('test/One', 'again'),
    ]);
    expect(services).toEqual(['test/One', 'test/Two']);
  });

  test('that only look like tokens are not changed', () => {
    expect(() => plaintextText('test/Redis', '${TfToken[TOKEN.999999]}')).not.toThrow();
  });
});
