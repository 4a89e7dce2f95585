import { type Finished, run } from './process';

/** A server that the host cannot reach. The `redis-cli` in its container can. */
export interface InsideTarget {
  readonly container: string;
  readonly username?: string;
  readonly password: string;
}

/** Runs one command with the `redis-cli` of the container. The password is in its environment, never in its arguments. */
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

/** Runs one command and returns the answer. Throws if Redis answers with an error. */
export async function answerInside(target: InsideTarget, ...command: string[]): Promise<string> {
  const { code, stdout, stderr } = await redisInside(target, ...command);
  const answer = stdout.trim();
  if (code !== 0)
    throw new Error(`redis-cli ${command[0]} in ${target.container}: ${stderr.trim()} ${answer}`);
  return answer;
}
