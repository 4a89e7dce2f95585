import { type ProvenServer, SERVERS } from './servers';

/** A server that starts with the data files of another server. */
export interface Pair {
  readonly writer: ProvenServer;
  readonly reader: ProvenServer;
}

const of = (engine: string) => SERVERS.filter((server) => server.engine === engine);
const byLine = (engine: string, line: string) => of(engine).filter((server) => server.line === line);
const pairs = (writers: readonly ProvenServer[], readers: readonly ProvenServer[]): Pair[] =>
  writers.flatMap((writer, index) =>
    readers[index] === undefined ? [] : [{ writer, reader: readers[index] }],
  );

const [redis, valkey] = [of('redis'), of('valkey')];
const OLDEST_AND_LAST_COMMON = [...redis.slice(0, 1), ...byLine('redis', '7.2')];

/** Upgrades by one line, upgrades across all lines, and changes from Redis to Valkey. */
export const READ_PAIRS: readonly Pair[] = [
  ...pairs(redis, redis.slice(1)),
  ...pairs(valkey, valkey.slice(1)),
  ...pairs(redis, redis.slice(-1)),
  ...pairs(OLDEST_AND_LAST_COMMON, [...valkey.slice(-1), ...valkey.slice(0, 1)]),
];

/** Downgrades, and changes between engines that do not share a format. */
export const REFUSED_PAIRS: readonly Pair[] = [
  ...pairs(redis.slice(-1), redis.slice(-2)),
  ...pairs(byLine('redis', '7.0'), byLine('redis', '6.2')),
  ...pairs(valkey.slice(-1), valkey.slice(-2)),
  ...pairs(byLine('redis', '7.4'), valkey.slice(-1)),
  ...pairs(valkey.slice(0, 1), redis.slice(-1)),
];
