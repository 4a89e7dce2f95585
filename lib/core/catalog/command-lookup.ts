import { COMMANDS, type CommandFact } from './commands';
import type { Engine, EngineLine } from './engine';
import { isAmong, linesOf } from './known-lines';
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

/** The first line with the category `array`. Source: the source code of Redis 8.8, and a running server 8.10.2. */
const ARRAY_SINCE = '8.8';

/** Returns the command categories of a line. */
export function categoriesOf({ _engine, line }: EngineLine): string[] {
  const hasArrays = _engine === 'redis' && compareNumbers(line, ARRAY_SINCE) >= 0;
  return hasArrays ? [...CATEGORIES, 'array'] : CATEGORIES;
}

/** Returns the first and the last minor line of an engine that have a command, or undefined if no line has it. */
export function linesKnowingCommand(
  engine: Engine,
  name: string,
): { since: string; until?: string } | undefined {
  return linesOf(FACTS.get(name), engine);
}

/**
 * Whether a line has a command, or a subcommand such as `config|get`. A line that is newer than the table counts as its
 * newest line.
 */
export function knowsCommand({ _engine, line }: EngineLine, name: string): boolean {
  return isAmong(linesKnowingCommand(_engine, name), line);
}

/** Whether a command has subcommands in a line. */
export function hasSubcommands(version: EngineLine, command: string): boolean {
  return COMMANDS.some(({ name }) => name.startsWith(`${command}|`) && knowsCommand(version, name));
}

/** Returns the command or subcommand of a line whose name is most similar to the given one. */
export function nearestCommand(version: EngineLine, name: string): string | undefined {
  return nearestName(
    name,
    COMMANDS.map((fact) => fact.name).filter((candidate) => knowsCommand(version, candidate)),
  );
}
