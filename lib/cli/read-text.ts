import { readFileSync, readSync } from 'node:fs';

const STANDARD_INPUT = 0;
const CHUNK = 65536;

/** Reads the text of a file, or of the standard input for `-`. A byte order mark decides the encoding. */
export function readText(file: string): string {
  const bytes = file === '-' ? readInput() : readFileSync(file);
  // The redirection of PowerShell writes UTF-16.
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Reads the standard input to its end. */
function readInput(): Buffer {
  const chunks: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.alloc(CHUNK);
    const length = readSome(chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
  }
}

/** Reads the next bytes, and waits if a non-blocking pipe has no data yet. */
function readSome(chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(STANDARD_INPUT, chunk);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
