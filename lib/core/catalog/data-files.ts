import type { EngineLine } from './engine';
import { compareNumbers } from './numbers';

/** The last line of Redis whose files Valkey can read, because Valkey is a fork of it. */
const LAST_COMMON_LINE = '7.2';

/**
 * Whether a server can read the data of another one, from its files or as its replica. Newer lines can read the files of
 * older ones. Valkey can read the files of Redis up to 7.2. Since 7.4, Redis writes dumps (format 12) that Valkey rejects.
 * No version of Redis is considered able to read the files of Valkey, which has its own format numbers.
 */
export function readsDataOf(reader: EngineLine, writer: EngineLine): boolean {
  if (reader._engine === writer._engine) return compareNumbers(writer.line, reader.line) <= 0;
  return reader._engine === 'valkey' && compareNumbers(writer.line, LAST_COMMON_LINE) <= 0;
}
