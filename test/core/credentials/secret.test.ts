import { inspect } from 'node:util';
import { Secret } from '../../../lib/core/credentials/secret';

describe('a secret', () => {
  const secret = Secret.of('canary-value', 'password');

  test('shows its label and never its value, however it is printed', () => {
    expect(`${secret}`).toBe('<password>');
    expect(JSON.stringify({ secret })).toBe('{"secret":"<password>"}');
    for (const printed of [
      inspect(secret, { depth: null, showHidden: true }),
      Object.values(secret).join(' '),
    ]) {
      expect(printed).not.toContain('canary-value');
    }
  });

  test('returns its value from reveal()', () => {
    expect(secret.reveal()).toBe('canary-value');
  });
});
