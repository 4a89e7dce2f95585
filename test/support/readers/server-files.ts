import { splitArgs } from './arguments';

/** The directives of a redis.conf, each as a list of its name in lower case and its arguments. */
export function readRedisConf(text: string): string[][] {
  return linesOf(text).flatMap((line) => {
    const trimmed = line.replace(/^[ \t\r]+|[ \t\r]+$/g, '');
    if (trimmed === '' || trimmed.startsWith('#')) return [];
    const [name = '', ...rest] = splitArgs(trimmed);
    return [[name.toLowerCase(), ...rest]];
  });
}

/** The lines of users.acl, each split at every space. The file has no quotes and no comments. */
export function readUsersAcl(text: string): string[][] {
  return linesOf(text).map((line) => line.replace(/^[ \t\r]+|[ \t\r]+$/g, '').split(' '));
}

/** The commands that redis-cli reads from its standard input. */
export function readCommands(text: string): string[][] {
  return linesOf(text).map(splitArgs);
}

/** The lines of a file. The last line must end with a newline, and the file must not contain NUL, which would end a line early. */
export function linesOf(text: string): string[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end with a newline');
  if (text.includes('\0')) throw new Error('the file contains NUL');
  return text.slice(0, -1).split('\n');
}
