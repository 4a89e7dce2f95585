import type { Engine } from '../../lib/core/catalog/engine';
import { VERSION_FACTS } from '../../lib/core/catalog/version-facts';

function linesOf(engine: Engine): readonly string[] {
  return VERSION_FACTS.filter((fact) => fact.engine === engine).map(({ line }) => line);
}

/** The lines of Redis in the catalog, oldest first. */
export const REDIS_LINES = linesOf('redis');

/** The lines of Valkey in the catalog, oldest first. */
export const VALKEY_LINES = linesOf('valkey');

const VALKEY = VALKEY_LINES.map((line) => `valkey:${line}`);

/** Every line in the catalog with its engine, such as `redis:7.0`. */
export const SERVER_LINES: readonly string[] = [...REDIS_LINES.map((line) => `redis:${line}`), ...VALKEY];

/** Every line in the catalog, as the version string of the flavor RDB-only, such as `7.0`. */
export const ALL_LINES: readonly string[] = [...REDIS_LINES, ...VALKEY];

/** The newest line of Redis in the catalog. */
export const NEWEST_LINE = REDIS_LINES[REDIS_LINES.length - 1];
