import { type Finished, run } from './process';

/** A server that the host does not reach: the `redis-cli` in its own container does. */
export interface InsideTarget {
  readonly container: string;
  readonly username?: string;
  readonly password: string;
}

/** Runs one command with the container's `redis-cli`; the password goes through the environment, never into arguments. */
export function redisInside(target: InsideTarget, ...command: string[]): Promise<Finished> {
  const user = target.username === undefined ? [] : ['--user', target.username];
  return run(
    'docker',
    [
      'exec',
      '-e',
      'REDISCLI_AUTH',
      target.container,
      'redis-cli',
      '-e',
      '--no-auth-warning',
      ...user,
      ...command,
    ],
    { env: { REDISCLI_AUTH: target.password }, timeoutSeconds: 20 },
  );
}

/** Runs one command that Redis has to answer without an error, and returns the answer. */
export async function answerInside(target: InsideTarget, ...command: string[]): Promise<string> {
  const { code, stdout, stderr } = await redisInside(target, ...command);
  const answer = stdout.trim();
  if (code !== 0)
    throw new Error(`redis-cli ${command[0]} in ${target.container}: ${stderr.trim()} ${answer}`);
  return answer;
}
