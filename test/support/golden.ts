import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../golden');

/**
 * Compares a text with a file of test/golden, byte for byte. `WRITE_GOLDEN=1` in the environment writes the file
 * in place of comparing: read the difference before you keep it.
 */
export function expectGolden(name: string, text: string): void {
  const path = join(FOLDER, name);
  if (process.env.WRITE_GOLDEN === '1') writeFileSync(path, text);
  if (!existsSync(path)) {
    throw new Error(`test/golden/${name} is missing. To write it, run this test with WRITE_GOLDEN=1.`);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
}
