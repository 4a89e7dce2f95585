/** Who can reach an entrance. */
export type Audience =
  /** Workloads on its private network. */
  | 'private network'
  /** Containers on the network of a terminator. */
  | 'containers on its network'
  | 'this host only'
  | 'every network of the host'
  /** Whoever reaches the address of the host that it listens on. */
  | 'who reaches its address'
  /** Pods that its network policy admits, where the cluster enforces network policies: any pod where it does not. */
  | 'admitted pods'
  | 'pods of its cluster'
  | 'who reaches a node of its cluster'
  | 'who reaches its load balancer';

/** Whether only those reach an entrance whom the code connects with it: no clients. */
export function isPrivate(audience: Audience): boolean {
  return audience === 'private network' || audience === 'admitted pods';
}
