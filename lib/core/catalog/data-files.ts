import type { EngineLine } from './engine';
import { compareNumbers } from './numbers';

/** The last line of Redis whose files Valkey reads: it grew out of it. */
const LAST_COMMON_LINE = '7.2';

/**
 * Whether a server can be trusted to read the data set of another one, from its files or as its replica. Newer
 * lines read what older ones wrote. Valkey reads what Redis up to 7.2 wrote; from 7.4 on, Redis writes dumps
 * (format 12) that Valkey refuses, and no Redis is trusted with the files of Valkey, which numbers its formats by
 * itself.
 */
export function readsDataOf(reader: EngineLine, writer: EngineLine): boolean {
  if (reader._engine === writer._engine) return compareNumbers(writer.line, reader.line) <= 0;
  return reader._engine === 'valkey' && compareNumbers(writer.line, LAST_COMMON_LINE) <= 0;
}
