import { Token } from 'cdktf';
import fc from 'fast-check';
import { type Alphabet, type Encoding, Secret } from '../../lib/core/credentials/secret';
import { lines, template } from '../../lib/core/credentials/template';
import { escapeTemplate, reveal } from '../../lib/stack/reveal';
import { asObject, type Json } from '../support/json';
import { evaluated } from '../support/readers/terraform-template';
import { secretOf } from '../support/secrets';
import { variable } from '../support/stacks';
import { synth } from '../support/synth';

const literals = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', 'a', '~')).map((all) => all.join('')),
);

describe('an escaped literal', () => {
  test.each([
    ['${a}', '$${a}'],
    ['%{if a}', '%%{if a}'],
    ['$${a}', '$$${a}'],
    ['$%{a}', '$%%{a}'],
    ['$ { % {', '$ { % {'],
    ['${', '${"$"}{'],
    ['$${ %{ ${a} ${', '$$${ %%{ $${a} ${"$"}{'],
    ['a $${', 'a ${"$$"}{'],
  ])('of %p is %p', (literal, escaped) => {
    expect(escapeTemplate(literal)).toBe(escaped);
  });

  test('is read by Terraform as it was written, and starts no expression', () => {
    fc.assert(
      fc.property(literals, (literal) => {
        expect(evaluated(escapeTemplate(literal))).toBe(literal.normalize('NFC'));
      }),
      { numRuns: 1000 },
    );
  });

  test('does not change a token', () => {
    const token = Token.asString({ resolve: () => 'later' });
    expect(escapeTemplate(`a ${token} b`)).toBe(`a ${token} b`);
  });
});

describe('a revealed text', () => {
  function written(encoding: Encoding, alphabet: Alphabet): Json {
    const { json } = synth((stack) => {
      const secret = secretOf(variable(stack, 'it'), 'password', alphabet);
      stack.addOverride('locals.it', reveal(template`${{ secret, encoding }}`));
    });
    return asObject(json.locals).it;
  }

  test.each(['plain', 'url', 'redis', 'haproxy-redis'] as const)(
    'holds a generated password as it is where the encoding is %s',
    (encoding) => {
      expect(written(encoding, 'alphanumeric')).toBe('${var.it}');
    },
  );

  test.each([
    ['plain', '${var.it}'],
    ['sha256', '${sha256(var.it)}'],
    ['url', '${replace(urlencode(var.it), "+", "%20")}'],
    ['redis', String.raw`"${'$'}{replace(replace(var.it, "\\", "\\\\"), "\"", "\\\"")}"`],
    [
      'haproxy-redis',
      String.raw`\"${'$'}{replace(replace(replace(replace(replace(var.it, "\\", "\\\\"), "\"", "\\\""), "\\", "\\\\"), "\"", "\\\""), "$", "\\$")}\"`,
    ],
  ] as const)('has Terraform encode a given password for %s', (encoding, expression) => {
    expect(written(encoding, 'any')).toBe(expression);
  });

  test('contains escaped literals next to expressions that are not escaped', () => {
    const secret = Secret._alphanumeric('${random_password.it.result}', 'password');
    expect(reveal(lines('${literal}', template`a ${{ secret, encoding: 'plain' }}`))).toBe(
      '$${literal}\na ${random_password.it.result}\n',
    );
  });
});
