import { COMMANDS, type CommandFact } from './commands';
import type { Engine } from './engine';
import { nearestName } from './nearest-name';
import { compareNumbers } from './numbers';

const FACTS: ReadonlyMap<string, CommandFact> = new Map(COMMANDS.map((fact) => [fact.name, fact]));

/**
 * The categories of commands of every line that has access control lists, as `ACL CAT` of the servers lists them,
 * and `all`, which stands for every command. Those of modules are not among them.
 */
const CATEGORIES = [
  'all',
  'admin',
  'bitmap',
  'blocking',
  'connection',
  'dangerous',
  'fast',
  'geo',
  'hash',
  'hyperloglog',
  'keyspace',
  'list',
  'pubsub',
  'read',
  'scripting',
  'set',
  'slow',
  'sortedset',
  'stream',
  'string',
  'transaction',
  'write',
];

/** The one category that came later: with the arrays of Redis 8.8, by the upstream source; 8.10.2 was asked. */
const ARRAY_SINCE = '8.8';

/** A minor line of an engine. */
interface Line {
  readonly _engine: Engine;
  readonly line: string;
}

/** The categories of commands that a line knows. */
export function categoriesOf({ _engine, line }: Line): string[] {
  const hasArrays = _engine === 'redis' && compareNumbers(line, ARRAY_SINCE) >= 0;
  return hasArrays ? [...CATEGORIES, 'array'] : CATEGORIES;
}

/** The first and the last minor line of an engine that know a command, or undefined when none does. */
export function linesKnowingCommand(
  engine: Engine,
  name: string,
): { since: string; until?: string } | undefined {
  const lines = FACTS.get(name)?.[engine];
  if (lines === undefined) return undefined;
  const [since, until] = lines;
  return until === undefined ? { since } : { since, until };
}

/**
 * Whether a line knows a command, or a subcommand such as `config|get`. A line newer than the newest of the table
 * is taken to know what the newest knows.
 */
export function knowsCommand({ _engine, line }: Line, name: string): boolean {
  const lines = linesKnowingCommand(_engine, name);
  if (lines === undefined || compareNumbers(line, lines.since) < 0) return false;
  return lines.until === undefined || compareNumbers(line, lines.until) <= 0;
}

/** Whether a line knows subcommands of a command. */
export function hasSubcommands(version: Line, command: string): boolean {
  return COMMANDS.some(({ name }) => name.startsWith(`${command}|`) && knowsCommand(version, name));
}

/** The command or subcommand of a line whose name is closest to the given one. */
export function nearestCommand(version: Line, name: string): string | undefined {
  return nearestName(
    name,
    COMMANDS.map((fact) => fact.name).filter((candidate) => knowsCommand(version, candidate)),
  );
}
