import { checkPassword, checkSecret } from '../../../lib/core/resolve/password';
import { CONTEXT, collector, UNKNOWN } from '../../support/core';

describe('a given password', () => {
  test('is refused as a literal, without being shown', () => {
    const problems = collector();
    checkPassword('password', 'canary-value', problems, CONTEXT);
    expect(problems.all.map(({ id }) => id)).toEqual(['plaintext-secret']);
    expect(JSON.stringify(problems.all)).not.toContain('canary');
  });

  test.each(['new\nline', 'nul\0', 'tab\t', 'escape\u001b', 'delete\u007f', 'next\u0085line'])(
    'is refused twice if the literal %p contains a control character',
    (password) => {
      const problems = collector();
      checkPassword('password', password, problems, CONTEXT);
      expect(problems.all.map(({ id }) => id)).toEqual(['plaintext-secret', 'bad-password']);
    },
  );

  test('can only be left out if the library generates it', () => {
    const fixOf = (isGenerated: boolean) => {
      const problems = collector();
      checkPassword('password', 'canary-value', problems, CONTEXT, isGenerated);
      return problems.all.map(({ fix }) => fix);
    };
    expect(fixOf(false)).toEqual(['pass the value of a TerraformVariable with sensitive: true']);
    expect(fixOf(true)).toEqual([
      'pass the value of a TerraformVariable with sensitive: true, or leave it out to have one generated',
    ]);
  });

  test('is accepted if it is only known at apply, or not given', () => {
    const problems = collector();
    checkPassword('password', UNKNOWN, problems, CONTEXT);
    checkPassword('password', undefined, problems, CONTEXT);
    checkSecret('privateKey', UNKNOWN, problems, CONTEXT);
    expect(problems.all).toEqual([]);
  });
});
