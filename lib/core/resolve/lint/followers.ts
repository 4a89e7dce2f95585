import type { Problem } from '../../problems/problem';
import type { RedisSpec } from '../redis-spec';
import { FurtherDirectives } from './further-directives';

/** Warns if a server waits for more replicas than it has, because it rejects every write then. Needs the complete app. */
export function lintFollowers(path: string, spec: RedisSpec, followers: number): readonly Problem[] {
  const required = requiredReplicas(new FurtherDirectives(spec.directives));
  const isTooMany = required > followers;
  if (!isTooMany) return [];
  const needs = `${required} ${required === 1 ? 'replica' : 'replicas'}`;
  const has = followers === 0 ? 'none' : `only ${followers}`;
  return [
    {
      id: 'min-replicas-without-replica',
      path,
      message: `each write needs ${needs}, but the service has ${has} in this app, so Redis would reject every write`,
      given: `min-replicas-to-write ${required}`,
      allowed: `up to ${followers}`,
      fix: 'add a Replica, or decrease min-replicas-to-write; ignore this warning if replicas of another app follow the service',
    },
  ];
}

/** The number of replicas that a write needs. A maximum lag of 0 disables the check. */
function requiredReplicas(directives: FurtherDirectives): number {
  if (directives.integer('min-replicas-max-lag', 'min-slaves-max-lag') === 0) return 0;
  return directives.integer('min-replicas-to-write', 'min-slaves-to-write') ?? 0;
}
