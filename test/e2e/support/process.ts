import { run as runProgram } from '../../../lib/cli/programs/run';

/** The result of a command. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Environment variables in addition to those of the tests. Pass secrets here or in `input`, never in `args`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** @default 600 */
  readonly timeoutSeconds?: number;
}

/** Runs a command and returns its output and exit code, even if it fails. At its limit, it is stopped with its children. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env, input, timeoutSeconds: seconds = 600 }: RunOptions = {},
): Promise<Finished> {
  const { code, stdout, stderr, failure } = await runProgram(command, args, { cwd, env, input, seconds });
  if (code === null) return { code: -1, stdout, stderr: `${stderr}${command} ${failure}` };
  return { code, stdout, stderr };
}

/** Runs a command and returns its standard output. If it fails, throws an error with its output. */
export async function runOk(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, options);
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${stderr.trim() || stdout.trim()}`);
  }
  return stdout;
}
