import { SIGNS } from './gate-script';
import { PATHS } from './paths';

/** Where the kernel counts the processes of a container that it killed for lack of memory, in both versions of cgroups. */
const OOM_COUNTS = '/sys/fs/cgroup/memory.events /sys/fs/cgroup/memory/memory.oom_control';

/** The output of a server that is observed. */
const FIFO = `${PATHS.socketFolder}/output`;

/**
 * Starts the server below the shell if the gate already waits, because an earlier start has ended. So the reason is known if it ends
 * again: what it printed, and whether the kernel killed it. A line that could contain a password is left out.
 */
export function observedServer(server: string): string[] {
  return [
    "since=''",
    `[ ! -s ${SIGNS.watched} ] || read -r since <${SIGNS.watched}`,
    `if [ -n "$since" ] && [ $starts -ge "$since" ] && rm -f ${FIFO} && mkfifo ${FIFO} && : >${SIGNS.words}; then`,
    '  count=0',
    '  while IFS= read -r line; do',
    '    printf \'%s\\n\' "$line"',
    '    case $line in',
    '      *requirepass* | *masterauth* | *user* | *WARNING*) continue ;;',
    '    esac',
    '    count=$((count + 1))',
    `    [ $count -gt 200 ] || printf '%s\\n' "$line" >>${SIGNS.words}`,
    `  done <${FIFO} &`,
    '  reader=$!',
    `  ${server} ${PATHS.config}/redis.conf >${FIFO} 2>&1 &`,
    '  server=$!',
    "  trap 'kill -TERM $server' TERM INT",
    '  while :; do',
    '    wait $server',
    '    code=$?',
    '    kill -0 $server 2>/dev/null || break',
    '  done',
    '  wait $reader',
    `  killed=$(cat ${OOM_COUNTS} 2>/dev/null | sed -n 's/^oom_kill //p')`,
    `  echo "$code $((killed))" >${SIGNS.ended}`,
    '  exit $code',
    'fi',
  ];
}
