import { request } from 'node:http';

/** The limit for an answer of the engine, in seconds. */
const SECONDS = 5;

/** The address at which the Docker provider connects to the engine. */
export function dockerAddress(): string {
  return process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock';
}

/** Empty if an engine answers, or one line that explains what to do. */
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

/** Requests `/_ping` from the engine. Does not check an engine behind SSH or TLS. */
function ping({ protocol, pathname, hostname, port }: URL): Promise<void> {
  if (protocol !== 'unix:' && protocol !== 'tcp:') return Promise.resolve();
  const target = protocol === 'unix:' ? { socketPath: pathname } : { hostname, port: port || 2375 };
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(SECONDS * 1000);
    request({ ...target, path: '/_ping', signal, agent: false }, (response) => {
      response.resume();
      resolve();
    })
      .on('error', (error) => reject(signal.aborted ? new Error(`no answer within ${SECONDS} s`) : error))
      .end();
  });
}
