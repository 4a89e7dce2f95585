import type { Engine } from './engine';

/**
 * Directives that a server accepts but ignores, with the first line of each engine that ignores them.
 *
 * Source: the lists of dead and deprecated settings in the configuration parser of Redis 3.2.13, 6.2.16, 7.0.15 and
 * 7.4.1 and of Valkey 8.0.1; Redis 8.0.2 and 8.2.3 and Valkey 8.1.8, 9.0.0 and 9.1.2 were asked: they start with such
 * a line and do not know the setting afterwards.
 */
export const IGNORED_DIRECTIVES: ReadonlyMap<string, Partial<Record<Engine, string>>> = new Map([
  ['list-max-ziplist-entries', { redis: '3.2', valkey: '7.2' }],
  ['list-max-ziplist-value', { redis: '3.2', valkey: '7.2' }],
  ['lua-replicate-commands', { redis: '7.0', valkey: '7.2' }],
  ['io-threads-do-reads', { redis: '8.0', valkey: '8.1' }],
  ['dynamic-hz', { valkey: '8.1' }],
  ['events-per-io-thread', { valkey: '9.1' }],
  ['sanitize-dump-payload', { valkey: '9.1' }],
]);
