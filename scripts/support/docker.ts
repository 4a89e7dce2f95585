import { request } from 'node:http';

/** Where the Docker provider looks for the engine. */
export function dockerAddress(): string {
  return process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock';
}

/** One line if no engine answers there, with what to do. */
export async function missingEngine(): Promise<string[]> {
  const address = dockerAddress();
  try {
    await ping(new URL(address));
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      `Docker: no engine answers at ${address} (${reason}). Start Docker, or set DOCKER_HOST to the address of an engine.`,
    ];
  }
}

/** Asks for the engine's `/_ping`. An engine behind SSH or TLS is left to the provider. */
function ping({ protocol, pathname, hostname, port }: URL): Promise<void> {
  if (protocol !== 'unix:' && protocol !== 'tcp:') return Promise.resolve();
  const target = protocol === 'unix:' ? { socketPath: pathname } : { hostname, port: port || 2375 };
  return new Promise((resolve, reject) => {
    request({ ...target, path: '/_ping', timeout: 5000 }, (response) => {
      response.resume();
      resolve();
    })
      .on('timeout', () => reject(new Error('no answer within 5 s')))
      .on('error', reject)
      .end();
  });
}
