import type { Engine } from './engine';

/** The facts about a minor line of an engine. */
export interface VersionFact {
  readonly engine: Engine;
  /** Minor line, for example `7.0`. */
  readonly line: string;
  /** The patch release that runs if a version does not name one. */
  readonly patch: string;
  /**
   * The lowest patch release without a known remote code execution or data loss bug. Undefined: the line is past
   * its end of life, and nobody mends it any more.
   */
  readonly safePatch?: string;
}

/**
 * The minor lines of the catalog, oldest first.
 *
 * Source: Redis 2.8 to 7.0 are the versions of the Aptible document; the others are the lines of the upstream
 * release notes. Which lines upstream still mends, and from which patch release on they are safe, was read in
 * autumn 2026: a line without a patch release of that year is past its end of life.
 */
export const VERSION_FACTS: readonly VersionFact[] = [
  { engine: 'redis', line: '2.8', patch: '2.8.23' },
  { engine: 'redis', line: '3.0', patch: '3.0.7' },
  { engine: 'redis', line: '3.2', patch: '3.2.12' },
  { engine: 'redis', line: '4.0', patch: '4.0.14' },
  { engine: 'redis', line: '5.0', patch: '5.0.14' },
  { engine: 'redis', line: '6.0', patch: '6.0.20' },
  { engine: 'redis', line: '6.2', patch: '6.2.24', safePatch: '6.2.24' },
  { engine: 'redis', line: '7.0', patch: '7.0.15' },
  { engine: 'redis', line: '7.2', patch: '7.2.16', safePatch: '7.2.16' },
  { engine: 'redis', line: '7.4', patch: '7.4.11', safePatch: '7.4.11' },
  { engine: 'redis', line: '8.0', patch: '8.0.6' },
  { engine: 'redis', line: '8.2', patch: '8.2.10', safePatch: '8.2.10' },
  { engine: 'redis', line: '8.4', patch: '8.4.6', safePatch: '8.4.6' },
  { engine: 'redis', line: '8.6', patch: '8.6.7', safePatch: '8.6.7' },
  { engine: 'redis', line: '8.8', patch: '8.8.3', safePatch: '8.8.3' },
  { engine: 'redis', line: '8.10', patch: '8.10.2', safePatch: '8.10.2' },
  { engine: 'valkey', line: '7.2', patch: '7.2.14', safePatch: '7.2.14' },
  { engine: 'valkey', line: '8.0', patch: '8.0.10', safePatch: '8.0.10' },
  { engine: 'valkey', line: '8.1', patch: '8.1.9', safePatch: '8.1.9' },
  { engine: 'valkey', line: '9.0', patch: '9.0.5', safePatch: '9.0.5' },
  { engine: 'valkey', line: '9.1', patch: '9.1.2', safePatch: '9.1.1' },
];

/** The default line of Redis. */
export const DEFAULT_LINE = '8.4';

/** Returns the row of a minor line, if the catalog has it. */
export function factOf(engine: Engine, line: string): VersionFact | undefined {
  return VERSION_FACTS.find((fact) => fact.engine === engine && fact.line === line);
}

/** Returns the minor lines of an engine in the catalog, oldest first. */
export function knownLines(engine: Engine): readonly string[] {
  return VERSION_FACTS.filter((fact) => fact.engine === engine).map(({ line }) => line);
}
