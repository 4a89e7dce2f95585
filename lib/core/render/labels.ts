import type { WorkloadRole } from './workload-role';

/**
 * The labels of the container of a workload. They are part of the public contract: plan readers and drills use them to
 * find a construct and its role. They contain no secrets.
 */
export const LABELS = {
  /** Construct path, stack name included. */
  construct: 'cdktf-redis.construct',
  /** `server`, `terminator`, `link`, or the name of another kind. */
  kind: 'cdktf-redis.kind',
  /** Of a server: `aof`, `rdb` or `nordb`. */
  flavor: 'cdktf-redis.flavor',
  /** Of a replica: construct path of its primary. */
  follows: 'cdktf-redis.follows',
  /** `true` of a server that a drill may kill. */
  drill: 'cdktf-redis.drill',
  /** Of every other workload than a server: construct path of the server that it works for. */
  serves: 'cdktf-redis.serves',
  /** Of what only helps a workload, such as its networks and volumes: construct path of that workload. */
  owner: 'cdktf-redis.owner',
  /** Of what helps a workload: the part of it that it holds, such as `data`. */
  part: 'cdktf-redis.part',
  /** Digest of the settings that a platform cannot change in place. */
  fixed: 'cdktf-redis.fixed',
} as const;

/** Whether a label is one of the library. */
export function isLabel(name: string): boolean {
  return Object.values<string>(LABELS).includes(name);
}

/** A role as labels, in a fixed order. */
export function roleLabels(role: WorkloadRole): readonly (readonly [label: string, value: string])[] {
  const kind = [LABELS.kind, role.kind] as const;
  if ('serves' in role) return [kind, [LABELS.serves, role.serves]];
  const { flavor, follows, drillTarget } = role;
  return [
    kind,
    [LABELS.flavor, flavor],
    ...(follows === undefined ? [] : [[LABELS.follows, follows] as const]),
    ...(drillTarget ? [[LABELS.drill, 'true'] as const] : []),
  ];
}
