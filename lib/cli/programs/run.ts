import { Program, type ProgramOptions } from './program';

/** How a program is run. */
export interface RunOptions extends ProgramOptions {
  /** The limit: after these seconds, the program and its children are stopped. */
  readonly seconds: number;
  /** The text for its standard input. */
  readonly input?: string;
  /** Stops the program before its limit. */
  readonly signal?: AbortSignal;
  /** The seconds that it has to end after SIGTERM. @default 2 */
  readonly graceSeconds?: number;
}

/** What a program did. */
export interface Finished {
  /** The exit code, or null if it was stopped or did not start. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Why it did not do its work, in words that follow its name. It is not set if the exit code is 0. */
  readonly failure?: string;
}

/** Runs a program to its end, or to its limit. It never rejects. */
export async function run(
  command: string,
  args: readonly string[],
  { seconds, input, signal, graceSeconds = 2, ...options }: RunOptions,
): Promise<Finished> {
  const program = new Program(command, args, options);
  const { stdin, stdout, stderr } = program.child;
  const texts = [stdout, stderr].map((stream) => {
    const chunks: string[] = [];
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    return chunks;
  });
  let stopped: string | undefined;
  const stop = (reason: string) => {
    stopped ??= reason;
    program.stop(graceSeconds * 1000);
  };
  const timer = setTimeout(() => stop(`did not end within ${seconds} s and was stopped`), seconds * 1000);
  const abort = () => stop('was interrupted');
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  stdin?.end(input ?? '');
  const { code, error } = await program.ended;
  clearTimeout(timer);
  signal?.removeEventListener('abort', abort);
  const [out, err] = texts.map((chunks) => chunks.join(''));
  const failure = stopped ?? failureOf(code, error, err);
  return { code, stdout: out, stderr: err, ...(failure !== undefined && { failure }) };
}

function failureOf(
  code: number | null,
  error: NodeJS.ErrnoException | undefined,
  stderr: string,
): string | undefined {
  if (error !== undefined)
    return error.code === 'ENOENT' ? 'was not found on the PATH' : `did not start: ${error.message}`;
  if (code === 0) return undefined;
  const end = code === null ? 'was killed' : `ended with ${code}`;
  return stderr.trim() === '' ? end : `failed: ${stderr.trim()}`;
}
