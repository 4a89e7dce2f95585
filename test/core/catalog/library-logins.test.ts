import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARY_LOGINS } from '../../../lib/core/catalog/library-logins';

const LOGINS = Object.entries(LIBRARY_LOGINS);

describe('the logins of the library', () => {
  test.each(LOGINS)('are in the table by name: %s', (key, { name }) => {
    expect(name).toBe(key);
  });

  test.each(LOGINS)('have names that need no quotes in shell patterns and users.acl: %s', (name) => {
    expect(name).toMatch(/^[a-z]+$/);
  });

  test('have a password of their own each', () => {
    const ids = LOGINS.map(([, { passwordId }]) => passwordId);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('are the names that the documentation of RedisUser says are taken', () => {
    const source = readFileSync(join(__dirname, '../../../lib/core/resolve/redis-user.ts'), 'utf8');
    const [, sentence] = /The names (.+) are (?:taken|reserved)/.exec(source) ?? [];
    const documented = [...(sentence ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name);
    expect(documented).toEqual(['default', ...LOGINS.map(([name]) => name)]);
  });
});
