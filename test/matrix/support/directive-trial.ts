import { ENGINES, type Engine } from '../../../lib/core/catalog/engine';
import { run, runOk } from '../../e2e/support/process';

/** A line of redis.conf that no version accepts. After another line, it stops the server. */
const END = 'maxmemory-policy none-of-them';

/** Tries each line of the input in a file of its own, and prints which line the server rejected, and why. */
const TRY_LINES = `
  while IFS= read -r line; do
    printf '%s\\n${END}\\n' "$line" > conf
    said=$("$SERVER" conf 2>&1)
    case "$said" in
      *'at line 2'*) echo taken ;;
      *) printf '%s\\n' "$said" | grep -v '^$' | tail -n 1 ;;
    esac
  done`;

/** Tries the whole input as one file, and prints which line the server rejected. */
const READ_FILE = `
  cat > conf
  "$SERVER" conf 2>&1 | sed -n 's/.*at line \\([0-9]*\\).*/\\1/p'`;

/**
 * Starts the server with the first lines of the input, and sends the other lines as commands when it answers. The very first
 * line contains the number of lines for the start.
 */
const START = `
  rm -f socket; : > conf
  read -r count
  while [ "$count" -gt 0 ]; do IFS= read -r line; printf '%s\\n' "$line" >> conf; count=$((count - 1)); done
  cat > commands
  "$SERVER" conf > log 2>&1 & process=$!
  tries=200
  until [ "$("$CLIENT" -s /tmp/socket PING 2> /dev/null)" = PONG ]; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] && kill -0 $process 2> /dev/null || { echo down; cat log; kill -9 $process 2> /dev/null; exit; }
    sleep 0.025
  done
  echo up
  "$CLIENT" -s /tmp/socket < commands
  kill -9 $process`;

const NEXT = '-- next --';

/** The result of the start of a server. */
export interface Started {
  /** The settings that it reports, or undefined if it did not start. */
  readonly settings?: ReadonlyMap<string, string>;
  readonly log: string;
}

/**
 * A container with the program of a server, which runs as on the Docker platform. It tries thousands of lines of redis.conf in
 * seconds, because no line needs a new container.
 */
export class DirectiveTrial {
  public constructor(
    private readonly name: string,
    private readonly engine: Engine,
  ) {}

  public async begin(image: string): Promise<void> {
    await this.end();
    const { user } = ENGINES[this.engine];
    await runOk('docker', [
      ...['run', '--detach', '--rm', '--name', this.name, '--network', 'none', '--user', `${user}:${user}`],
      ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges:true', '--memory', '512m', '--read-only'],
      ...['--tmpfs', '/data:mode=1777', '--tmpfs', '/tmp:mode=1777', '--workdir', '/tmp'],
      ...['--entrypoint', 'sleep', image, '600'],
    ]);
  }

  /** Removes the container and everything that runs in it. */
  public async end(): Promise<void> {
    await run('docker', ['rm', '--force', '--volumes', this.name]);
  }

  /** The server's error for each line, or undefined if it accepts the line. */
  public async refusals(lines: readonly string[]): Promise<(string | undefined)[]> {
    const said = (await this.shell(TRY_LINES, lines)).trimEnd().split('\n');
    return lines.map((_, index) => (said[index] === 'taken' ? undefined : said[index]));
  }

  /** The given lines that the server rejects. Tries many lines at a time, for cases in which few are rejected. */
  public async refusedOf(lines: readonly string[]): Promise<string[]> {
    const refused: string[] = [];
    const left = [...lines];
    for (;;) {
      const at = Number(await this.shell(READ_FILE, [...left, END])) - 1;
      if (at === left.length) return refused;
      refused.push(...left.splice(at, 1));
      if (at < 0 || Number.isNaN(at)) throw new Error(`${this.name} printed no result of a line`);
    }
  }

  /** Starts the server with the given lines, and reads the given settings, or all settings by default. */
  public async start(lines: readonly string[], names: readonly string[] = ['*']): Promise<Started> {
    const conf = ['dir /data', 'save ""', ...lines, 'port 0', 'unixsocket /tmp/socket', 'unixsocketperm 700'];
    const commands = names.flatMap((name) => [`CONFIG GET ${name}`, `ECHO "${NEXT}"`]);
    const said = await this.shell(START, [String(conf.length), ...conf, ...commands]);
    const [verdict, ...answers] = said.split('\n');
    return verdict === 'up' ? { settings: settings(answers), log: '' } : { log: answers.join('\n') };
  }

  private async shell(script: string, input: readonly string[]): Promise<string> {
    const { server, client } = ENGINES[this.engine];
    const env = ['--env', `SERVER=${server}`, '--env', `CLIENT=${client}`];
    const args = ['exec', '--interactive', ...env, this.name, 'sh', '-c', script];
    return (await run('docker', args, { input: `${input.join('\n')}\n` })).stdout;
  }
}

/** Parses names and values on alternating lines between marks. */
function settings(answers: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let answer: string[] = [];
  for (const line of answers) {
    if (line !== NEXT) {
      answer.push(line);
      continue;
    }
    for (let at = 0; at + 1 < answer.length; at += 2) found.set(answer[at], answer[at + 1]);
    answer = [];
  }
  return found;
}
