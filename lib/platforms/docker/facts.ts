import { Audience } from '../../core/platform/audience';
import { BackendTransport } from '../../core/platform/backend-transport';
import { isLoopback, isWildcard } from '../../core/platform/endpoint';
import type { ContainerFacts } from '../container/container-facts';
import { dockerNames } from './names';

/** What a Docker engine has. Its containers look each other up by name. */
export const DOCKER_FACTS: ContainerFacts = {
  name: 'Docker',
  capabilities: { hostAddresses: true, adoptedVolumes: true },
  defaultTransport: BackendTransport.UNIX_SOCKET,
  audiences: {
    server: Audience.PRIVATE_NETWORK,
    terminator: Audience.CONTAINERS_ON_NETWORK,
    published: audienceOf,
  },
  hostOf: dockerNames.container,
  peerOf: dockerNames.container,
  aliasesOf: () => [],
};

/** Who reaches a port of the host, by the address that it is on. */
function audienceOf(address?: string): Audience {
  if (address === undefined) return Audience.ADDRESS;
  if (isLoopback(address)) return Audience.HOST;
  return isWildcard(address) ? Audience.HOST_NETWORKS : Audience.ADDRESS;
}
