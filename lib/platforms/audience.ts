/**
 * Who can reach an endpoint. A platform returns it for the review.
 *
 * @example
 * import { Audience } from 'cdktf-redis';
 *
 * // In a platform of your own, for a server on a private network:
 * const audience = Audience.PRIVATE_NETWORK;
 */
export enum Audience {
  /** Only workloads that the code connects: replicas and terminators on the private network. */
  PRIVATE_NETWORK = 'private network',
  /** Containers on the network of a terminator. */
  CONTAINERS_ON_NETWORK = 'containers on its network',
  /** Programs on the same host. */
  HOST = 'this host only',
  /** Every network that the host is on. */
  HOST_NETWORKS = 'every network of the host',
  /** Anyone who can reach the address of the endpoint. */
  ADDRESS = 'who reaches its address',
  /** Pods that the network policy admits. */
  ADMITTED_PODS = 'admitted pods',
  /** Every pod of the cluster. */
  CLUSTER_PODS = 'pods of its cluster',
  /** Anyone who can reach a node of the cluster. */
  CLUSTER_NODES = 'who reaches a node of its cluster',
  /** Anyone who can reach the load balancer. */
  LOAD_BALANCER = 'who reaches its load balancer',
}
