import type { Audience } from '../../core/platform/audience';
import { BackendTransport } from '../../core/platform/backend-transport';
import { isLoopback, isWildcard } from '../../core/platform/endpoint';
import type { PlatformFacts } from '../../core/platform/platform-facts';

import { dockerNames } from './names';

/** What a Docker engine has. Its containers look each other up by name. */
export const DOCKER_FACTS: PlatformFacts = {
  name: 'Docker',
  has: { 'host-addresses': true, 'volume-sizes': false, copies: false, 'stored-certificates': false },
  transport: BackendTransport.UNIX_SOCKET,
  audiences: { server: 'private network', terminator: 'containers on its network', published: audienceOf },
  host: dockerNames.container,
  peer: dockerNames.container,
  aliases: () => [],
};

/** Who reaches a port of the host, by the address that it is on. */
function audienceOf(address?: string): Audience {
  if (address === undefined) return 'who reaches its address';
  if (isLoopback(address)) return 'this host only';
  return isWildcard(address) ? 'every network of the host' : 'who reaches its address';
}
