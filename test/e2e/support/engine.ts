import Docker = require('dockerode');

/** The Docker engine that the tests use: DOCKER_HOST if it is set, or the local socket. */
export const engine = new Docker();

/** The answer of the Docker engine, or undefined if the object does not exist. */
export async function known<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** The HTTP status of an error from the Docker engine, or undefined for other errors. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error === 'object' && error !== null && 'statusCode' in error) {
    return typeof error.statusCode === 'number' ? error.statusCode : undefined;
  }
  return undefined;
}
