import { splitArgs } from './arguments';

/** The directives of a redis.conf, each as its arguments: the name in lower case, then the rest. */
export function readRedisConf(text: string): string[][] {
  return linesOf(text).flatMap((line) => {
    const trimmed = line.replace(/^[ \t\r]+|[ \t\r]+$/g, '');
    if (trimmed === '' || trimmed.startsWith('#')) return [];
    const [name = '', ...rest] = splitArgs(trimmed);
    return [[name.toLowerCase(), ...rest]];
  });
}

/** The lines of a file of users, each split at every blank: it knows no quotes and no comments. */
export function readUsersAcl(text: string): string[][] {
  return linesOf(text).map((line) => line.replace(/^[ \t\r]+|[ \t\r]+$/g, '').split(' '));
}

/** The commands that redis-cli finds on its standard input. */
export function readCommands(text: string): string[][] {
  return linesOf(text).map(splitArgs);
}

/** The lines of a file: the last one ends with a newline too, and no NUL cuts one short. */
export function linesOf(text: string): string[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  if (text.includes('\0')) throw new Error('a NUL ends the reading');
  return text.slice(0, -1).split('\n');
}
