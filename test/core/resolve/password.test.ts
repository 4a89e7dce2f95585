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

  test('is accepted if it is only known at apply, or not given', () => {
    const problems = collector();
    checkPassword('password', UNKNOWN, problems, CONTEXT);
    checkPassword('password', undefined, problems, CONTEXT);
    checkSecret('privateKey', UNKNOWN, problems, CONTEXT);
    expect(problems.all).toEqual([]);
  });
});
