/**
 * Who can reach an endpoint, from the largest audience to the smallest one: moving down the list makes a service safer. A
 * platform returns it for the review. An address of the host belongs to one of its networks. A network of Docker is none of
 * those. Pods also reach what a node or a load balancer of their cluster leads to.
 *
 * @example
 * import { Audience } from 'cdktf-redis';
 *
 * // In a platform of your own, for a server on a private network:
 * const audience = Audience.PRIVATE_NETWORK;
 */
export enum Audience {
  /** Every network that the host is on. */
  HOST_NETWORKS = 'every network of the host',
  /** Anyone who can reach the load balancer. */
  LOAD_BALANCER = 'who reaches its load balancer',
  /** Anyone who can reach a node of the cluster. */
  CLUSTER_NODES = 'who reaches a node of its cluster',
  /** Anyone who can reach the address of the endpoint. */
  ADDRESS = 'who reaches its address',
  /** Hosts on the same link, which reach ports of the loopback address if the Docker engine is older than 28. */
  NEIGHBOURS = 'hosts on the same link before Docker 28',
  /** Programs on the same host. */
  HOST = 'this host only',
  /** Programs on the same host, at the address that a container has on a bridge of Docker. */
  HOST_AT_CONTAINER = 'this host at the address of the container',
  /** Every pod of the cluster. */
  CLUSTER_PODS = 'pods of its cluster',
  /** Containers on the network of a terminator. */
  CONTAINERS_ON_NETWORK = 'containers on its network',
  /** Programs on the node that a pod runs on, which network policies do not stop. */
  NODE_OF_POD = 'the node of its pod',
  /** Pods that the network policy admits. If the cluster does not enforce network policies, every pod. */
  ADMITTED_PODS = 'admitted pods',
  /** Only workloads that the code connects: replicas and terminators on the private network. */
  PRIVATE_NETWORK = 'private network',
}

/** An audience as `review.json` holds it. */
export type AudienceValue = `${Audience}`;

/** What the review says of an audience. */
interface AudienceFacts {
  /** As a title. */
  readonly title: string;
  /** As a title in a list with other audiences, if that differs. */
  readonly amongOthers?: string;
  /** After "can be reached". */
  readonly from: string;
  /** Only workloads that the code connects are in it, so there are no clients. */
  readonly isPrivate?: true;
}

const AUDIENCE_FACTS: Readonly<Record<AudienceValue, AudienceFacts>> = {
  [Audience.HOST_NETWORKS]: {
    title: 'Every network of the host',
    from: 'from every network of the host',
  },
  [Audience.LOAD_BALANCER]: {
    title: 'Anyone who can reach its load balancer',
    from: 'by anyone who can reach its load balancer',
  },
  [Audience.CLUSTER_NODES]: {
    title: 'Anyone who can reach a node of its cluster',
    from: 'by anyone who can reach a node of its cluster',
  },
  [Audience.ADDRESS]: {
    title: 'Anyone who can reach its address',
    from: 'by anyone who can reach its address',
  },
  [Audience.NEIGHBOURS]: {
    title: 'Hosts on the same link, if the Docker engine is older than 28',
    from: 'from hosts on the same link, if the Docker engine is older than 28',
  },
  [Audience.HOST]: {
    title: 'This host only',
    amongOthers: 'This host',
    from: 'from this host only',
  },
  [Audience.HOST_AT_CONTAINER]: {
    title: 'This host, at the address of the container',
    from: 'from this host at the address of the container',
  },
  [Audience.CLUSTER_PODS]: {
    title: 'Pods of its cluster',
    from: 'from pods of its cluster',
  },
  [Audience.CONTAINERS_ON_NETWORK]: {
    title: 'Containers on its network',
    from: 'from containers on its network',
  },
  [Audience.NODE_OF_POD]: {
    title: 'The node that its pod runs on',
    from: 'from the node that its pod runs on',
  },
  [Audience.ADMITTED_PODS]: {
    title: 'Admitted pods',
    from: 'only from pods that its network policy admits, if the cluster enforces network policies',
    isPrivate: true,
  },
  [Audience.PRIVATE_NETWORK]: {
    title: 'Its private network',
    from: 'from its private network',
    isPrivate: true,
  },
};

/** All audiences, from the largest to the smallest one. */
export const AUDIENCES: readonly AudienceValue[] = Object.values(Audience);

/** Whether only workloads that the code connects can reach an endpoint. If so, it has no clients. */
export function isPrivate(audience: AudienceValue): boolean {
  return AUDIENCE_FACTS[audience].isPrivate === true;
}

/** An audience as a title, with the Docker network that it is on if that is known. */
export function audienceTitle(audience: AudienceValue, network?: string): string {
  if (network === undefined) return AUDIENCE_FACTS[audience].title;
  return `Containers on the ${isPrivate(audience) ? 'private ' : ''}network ${network}`;
}

/** The title of an audience in a list with other audiences. */
export function audienceAmongOthers(audience: AudienceValue, network?: string): string {
  return AUDIENCE_FACTS[audience].amongOthers ?? audienceTitle(audience, network);
}

/** An audience in words that can follow "can be reached", with the Docker network that it is on if that is known. */
export function audienceText(audience: AudienceValue, network?: string): string {
  if (network === undefined) return AUDIENCE_FACTS[audience].from;
  return `from containers on the ${isPrivate(audience) ? 'private ' : ''}network ${network}`;
}
