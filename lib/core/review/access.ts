import type { Access } from '../platform/access';
import type { AudienceValue } from '../platform/audience';
import type { AccessReview, EndpointReview, UnplacedTerminator } from './schema';

/**
 * The review of every way to open a connection.
 * @param tls TLS protocols. Null without TLS.
 */
export function reviewAccess(access: readonly Access[], tls: AccessReview['tls']): readonly AccessReview[] {
  return access.map(({ audience, network = null, host = null, port }) => ({
    audience,
    network,
    host,
    port,
    tls,
  }));
}

/** An endpoint, and the same one for the clients on each further network. */
export function onEveryNetwork(
  endpoint: EndpointReview,
  access: readonly AccessReview[] = [],
): readonly EndpointReview[] {
  const onNetworks = access.filter(({ audience }) => audience === CLIENT_CONTAINERS);
  const further = endpoint.audience === CLIENT_CONTAINERS ? onNetworks.slice(1) : onNetworks;
  return [
    endpoint,
    ...further.flatMap(({ network, host, port }) =>
      network === null || host === null
        ? []
        : [{ ...endpoint, host, port, audience: CLIENT_CONTAINERS, network }],
    ),
  ];
}

const CLIENT_CONTAINERS: AudienceValue = 'containers on its network';

/** The endpoints of a terminator. */
export function endpointsOf({
  path,
  endpoint: { host, port },
  audience,
  protocols,
  access,
}: UnplacedTerminator): readonly EndpointReview[] {
  return onEveryNetwork(
    { credential: 'redis+ssl', host, port, tls: protocols, audience, terminator: path },
    access,
  );
}
