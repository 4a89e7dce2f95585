import { types } from 'node:util';

/** The arguments of a command are not valid. */
export class UsageError extends Error {}

/** Reads arguments with parseArgs of Node.js, and turns its errors into a UsageError of one line. */
export function readArguments<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isParseError(error)) throw error;
    throw new UsageError(error.message.split('\n')[0].replace(/\.$/, ''));
  }
}

function isParseError(error: unknown): error is Error {
  return types.isNativeError(error) && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
