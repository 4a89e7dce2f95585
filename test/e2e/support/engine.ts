import Docker = require('dockerode');

/** The Docker engine that the tests use: DOCKER_HOST where it is set, the local socket otherwise. */
export const engine = new Docker();

/** The answer of the engine, or undefined where it does not know the object. */
export async function known<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** The HTTP status with which the engine refused, if it was the engine that refused. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error === 'object' && error !== null && 'statusCode' in error) {
    return typeof error.statusCode === 'number' ? error.statusCode : undefined;
  }
  return undefined;
}
