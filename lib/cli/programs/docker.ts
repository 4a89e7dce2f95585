import { type Finished, type RunOptions, run } from './run';

/** The limit of a command that only asks the Docker engine, in seconds. */
const SECONDS = 60;

/** The Docker engine could not do something, and why. */
export class DockerError extends Error {}

/**
 * Runs the docker command line client, which finds the Docker engine with DOCKER_HOST or its context, and returns its output.
 * @throws DockerError if it fails, or does not end within its limit.
 */
export async function docker(args: readonly string[], options: Partial<RunOptions> = {}): Promise<string> {
  const { stdout, failure } = await tryDocker(args, options);
  if (failure !== undefined) throw new DockerError(`docker ${args[0]} ${failure}`);
  return stdout;
}

/** Runs the docker command line client, which can fail. Throws if it is not on the PATH. */
export async function tryDocker(
  args: readonly string[],
  options: Partial<RunOptions> = {},
): Promise<Finished> {
  const finished = await run('docker', args, { seconds: SECONDS, ...options });
  if (finished.failure === 'was not found on the PATH')
    throw new DockerError('the docker command was not found on the PATH');
  return finished;
}
