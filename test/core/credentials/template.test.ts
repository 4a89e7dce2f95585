import fc from 'fast-check';
import { type Alphabet, type Encoding, Secret } from '../../../lib/core/credentials/secret';
import { lines, Template, template } from '../../../lib/core/credentials/template';
import { secretOf } from '../../support/secrets';

const CANARY = 'canary-value';

const alphabets = fc.constantFrom<Alphabet>('alphanumeric', 'any');
const encodings = fc.constantFrom<Encoding>('plain', 'sha256', 'url', 'redis', 'haproxy-redis');
const parts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.record({
    secret: alphabets.map((alphabet) => secretOf(CANARY, 'label', alphabet)),
    encoding: encodings,
  }),
);

describe('a text', () => {
  test('prints a secret as its label, with the encoding if it changes the value', () => {
    const generated = Secret._alphanumeric(CANARY, 'password');
    const given = Secret.of(CANARY, 'given password');
    const printed = template`${{ secret: generated, encoding: 'redis' }} ${{ secret: generated, encoding: 'sha256' }} ${{ secret: given, encoding: 'url' }} ${{ secret: given, encoding: 'plain' }}`;
    expect(String(printed)).toBe('<password> <sha256 of password> <url of given password> <given password>');
  });

  test('inserts texts, numbers and strings in their order', () => {
    expect(String(template`a${1}b${template`c${'d'}`}e`)).toBe('a1bcde');
  });

  test('never shows a secret, printed or as JSON', () => {
    fc.assert(
      fc.property(fc.array(parts), (all) => {
        const whole = new Template(all.filter((part) => part !== CANARY));
        expect(`${whole}${JSON.stringify(whole)}`).not.toContain(CANARY);
      }),
    );
  });

  test('does not change its literals', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (literals) => {
        expect(String(new Template(literals))).toBe(literals.join(''));
      }),
    );
  });

  test('of lines ends each line with one newline', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (all) => {
        const mixed = all.map((line, index) => (index % 2 === 0 ? line : template`${line}`));
        expect(String(lines(...mixed))).toBe(all.map((line) => `${line}\n`).join(''));
      }),
    );
  });
});
