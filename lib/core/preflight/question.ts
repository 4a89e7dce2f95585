import { ENGINES } from '../catalog/engine';
import { PATHS } from '../render/paths';
import { infoOf } from '../text/info';

/** What a server and its container said. */
export interface ServerAnswer {
  /** The fields of INFO. It is empty if the server did not answer it. */
  readonly info: ReadonlyMap<string, string>;
  /** The last line of the server that is not a field of INFO: an error, if it did not answer. */
  readonly said: string;
  /** Free space on the data volume in bytes. */
  readonly freeBytes?: number;
  /** The value of vm.overcommit_memory of the host. */
  readonly overcommit?: string;
}

const DISK = 'cdktf-redis:disk';
const OVERCOMMIT = 'cdktf-redis:overcommit';
const KIBIBYTE = 1024;

/** The file in a container whose first line is the AUTH command of the login of health checks. */
const LOGIN = `${PATHS.config}/probe`;

/**
 * A line of sh that sends commands to the server of a container, as the login of its health check. The password stays in the container:
 * it is in no command line, and in nothing that is printed.
 */
export function commandLine(...commands: readonly string[]): string {
  const clients = Object.values(ENGINES).map(({ client }) => client);
  const lines = commands.map((command) => `'${command}'`).join(' ');
  return (
    `for client in ${clients.join(' ')}; do command -v $client >/dev/null && break; done; ` +
    `{ grep '^AUTH ' ${LOGIN}; printf '%s\\n' ${lines}; } | $client -s ${PATHS.socket} 2>&1`
  );
}

/** A line of sh that asks for everything that a preflight needs to know. */
export const QUESTION = [
  commandLine('INFO'),
  `echo ${DISK}`,
  `df -Pk ${PATHS.data} 2>/dev/null`,
  `echo ${OVERCOMMIT}`,
  'cat /proc/sys/vm/overcommit_memory 2>/dev/null',
].join('; ');

/** Parses what the question printed. */
export function answerIn(printed: string): ServerAnswer {
  const [server, rest = ''] = printed.split(`${DISK}\n`);
  const [disk, overcommit = ''] = rest.split(`${OVERCOMMIT}\n`);
  const lines = server
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const free = /^\S+\s+\d+\s+\d+\s+(\d+)\s/m.exec(disk)?.[1];
  return {
    info: infoOf(lines),
    said: lines.filter((line) => line !== 'OK' && !/^(\w+:|#)/.test(line)).at(-1) ?? '',
    ...(free !== undefined && { freeBytes: Number(free) * KIBIBYTE }),
    ...(overcommit.trim() !== '' && { overcommit: overcommit.trim() }),
  };
}
