import { PATHS } from '../paths';
import type { RedisSpec } from '../spec/redis-spec';
import { lines, type Text } from './text';

/**
 * What the container of a server runs: it refuses to start on files of another flavor, and leaves them as they
 * are. Redis itself would start: with an append-only file switched on it ignores `dump.rdb`, starts empty and
 * overwrites the dump at the next save; with it switched off it loads a dump that is older than the append-only
 * file, which then comes back to life when it is switched on again.
 */
export function startScript(spec: RedisSpec): Text {
  const dump = `${PATHS.data}/dump.rdb`;
  const singleFile = `${PATHS.data}/appendonly.aof`;
  const multiPart = `${PATHS.data}/appendonlydir`;
  const { appendsToFile } = spec.flavor;
  return lines(
    '#!/bin/sh',
    'refuse() {',
    `  echo "cdktf-redis: refused to start as ${spec.flavor} on Redis ${spec.version}: $1 Nothing was changed." >&2`,
    '  exit 1',
    '}',
    ...(appendsToFile && !spec.version.isAtLeast('7.0')
      ? [
          `[ ! -e ${multiPart} ] || refuse '${multiPart} was written by Redis 7.0 or later, and would be ignored.'`,
        ]
      : []),
    ...(appendsToFile
      ? [
          `[ ! -e ${dump} ] || [ -e ${singleFile} ] || [ -e ${multiPart} ] ||`,
          `  refuse '${dump} was written without an append-only file, and would be ignored and overwritten.'`,
        ]
      : [
          `[ ! -e ${singleFile} ] && [ ! -e ${multiPart} ] ||`,
          "  refuse 'there is an append-only file, which is newer than any snapshot and would be ignored.'",
        ]),
    `exec redis-server ${PATHS.config}/redis.conf`,
  );
}
