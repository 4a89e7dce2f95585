import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../golden');

/**
 * Compares a text with a file in test/golden, byte for byte. With `WRITE_GOLDEN=1` in the environment, it writes the file
 * instead. Read the difference before you commit it.
 */
export function expectGolden(name: string, text: string): void {
  const path = join(FOLDER, name);
  if (process.env.WRITE_GOLDEN === '1') writeFileSync(path, text);
  if (!existsSync(path)) {
    throw new Error(`test/golden/${name} is missing. To write it, run this test with WRITE_GOLDEN=1.`);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
}
