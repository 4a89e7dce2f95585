import type { Access } from '../../core/platform/access';
import { Audience } from '../../core/platform/audience';
import type { Workload } from '../../core/render/workload';
import { DOCKER_FACTS } from './facts';
import { dockerNames } from './names';

/**
 * Every way to open a connection to a container: from the host, which reaches each container at its address on a bridge, from
 * the containers on each network that it is on, and at the published ports.
 */
export function accessTo(
  { name, port, published, reach, servesClients }: Workload,
  clientNetwork: string | undefined,
): readonly Access[] {
  const host = dockerNames.container(name);
  const on = (audience: Audience, network: string): Access => ({ audience, network, host, port });
  // Clients join the network of a terminator that is not published.
  const edge =
    servesClients && published.length === 0 ? Audience.CONTAINERS_ON_NETWORK : Audience.PRIVATE_NETWORK;
  return [
    ...published.flatMap(publishedAccess),
    { audience: Audience.HOST_AT_CONTAINER, port },
    ...(reach.outbound ? [on(edge, dockerNames.network(name, 'outbound'))] : []),
    ...(servesClients && clientNetwork !== undefined
      ? [on(Audience.CONTAINERS_ON_NETWORK, clientNetwork)]
      : []),
    ...(reach.isolated ? [on(Audience.PRIVATE_NETWORK, dockerNames.network(name, 'isolated'))] : []),
    ...reach.joins.map((join) =>
      on(Audience.PRIVATE_NETWORK, dockerNames.network(join.workload, join.network)),
    ),
  ];
}

/** Before 28, the Docker engine also forwards packets that hosts on the same link send to its loopback address. */
function publishedAccess({ address, port }: Workload['published'][number]): readonly Access[] {
  const audience = DOCKER_FACTS.audiences.published(address);
  const way: Access = { audience, host: address, port };
  return audience === Audience.HOST ? [way, { ...way, audience: Audience.NEIGHBOURS }] : [way];
}
