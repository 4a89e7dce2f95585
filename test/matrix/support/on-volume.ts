import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import { RenderedServer } from './rendered-server';
import type { DataVolume } from './volume';

/** Runs a server on a volume, with the name of the volume, during an action. Keeps the volume. */
export async function onVolume<T>(
  volume: DataVolume,
  image: string,
  props: RedisServerProps,
  act: (server: RenderedServer) => Promise<T>,
): Promise<T> {
  const server = new RenderedServer(volume.name, volume.name, image, props);
  try {
    return await act(server);
  } finally {
    await server.remove();
  }
}

/** Starts a server that must refuse to start, and returns its log. */
export async function refusalOf(server: RenderedServer): Promise<string> {
  await server.launch();
  return server.ended();
}
