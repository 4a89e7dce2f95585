import { lines, type Template } from '../credentials/template';
import type { RedisSpec } from '../resolve/redis-spec';
import { PATHS } from './paths';

/**
 * What a server and its gate tell each other: files in the folder of the socket, which is in memory. They contain no secrets, because
 * Terraform prints them.
 */
export const SIGNS = {
  /** It exists while the gate waits, and has the number of the start at which the gate began. */
  watched: `${PATHS.socketFolder}/watched`,
  /** How often the container of the server has started. */
  starts: `${PATHS.socketFolder}/starts`,
  /** Why the server refused to start. */
  refused: `${PATHS.socketFolder}/refused`,
  /** The exit code of a server that ended, and how many processes the kernel killed for lack of memory. */
  ended: `${PATHS.socketFolder}/ended`,
  /** The first lines that a server printed before it ended. */
  words: `${PATHS.socketFolder}/words`,
} as const;

/** How often a server may start while the gate waits, before the gate gives up without a reason. */
const STARTS = 5;

/** The server in what its scripts print. */
export function named({ version, flavor }: RedisSpec): string {
  return `${version.engineName} ${version.line}, ${flavor}`;
}

/**
 * The script that an apply waits for. It succeeds when the server serves clients. It fails as soon as the server refuses to start,
 * or ends while it starts, and prints the reason. A server that loads its data is neither, so it waits.
 */
export function gateScript(spec: RedisSpec, ready: string): Template {
  const server = named(spec);
  return lines(
    '#!/bin/sh',
    `# Waits until ${server} serves clients, or prints why it cannot.`,
    '# What earlier starts left is of no interest: the engine starts a server again that ended.',
    `rm -f ${SIGNS.refused} ${SIGNS.ended}`,
    'count() {',
    `  starts=0; [ ! -s ${SIGNS.starts} ] || read -r starts <${SIGNS.starts}`,
    '}',
    'count',
    'first=$starts',
    `echo $first >${SIGNS.watched}`,
    `trap 'rm -f ${SIGNS.watched}' EXIT`,
    'fail() {',
    `  echo "cdktf-redis: ${server} $1"`,
    '  exit 1',
    '}',
    '',
    `end=$(($(date +%s) + ${spec.startupTimeoutSeconds}))`,
    'while [ "$(date +%s)" -lt $end ]; do',
    `  if { ${ready}; } 2>/dev/null; then exit 0; fi`,
    `  if [ -s ${SIGNS.refused} ]; then`,
    `    cat ${SIGNS.refused}`,
    '    exit 1',
    '  fi',
    `  if [ -s ${SIGNS.ended} ]; then`,
    `    read -r code killed <${SIGNS.ended}`,
    '    [ "$killed" = 0 ] ||',
    '      fail "was killed by the kernel while it loaded its data, because it needed more memory than it may use. Increase memory."',
    `    fail "ended with code $code while it started: $(tail -n 8 ${SIGNS.words})"`,
    '  fi',
    '  count',
    `  [ $((starts - first)) -lt ${STARTS} ] || fail "ended $((starts - first)) times while it started."`,
    '  sleep 0.2 2>/dev/null || sleep 1',
    'done',
    `fail "did not serve clients within ${spec.startupTimeoutSeconds} seconds. If it loads its data, increase startupTimeoutSeconds."`,
  );
}
