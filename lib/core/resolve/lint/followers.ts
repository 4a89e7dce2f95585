import type { Problem } from '../../problems/problem';
import type { RedisSpec } from '../redis-spec';
import { FurtherDirectives } from './further-directives';

/** A server that waits for more replicas than follow it refuses every write. Known when the app is complete. */
export function lintFollowers(path: string, spec: RedisSpec, followers: number): readonly Problem[] {
  const demanded = demandedReplicas(new FurtherDirectives(spec.directives));
  const isTooMany = demanded > followers;
  if (!isTooMany) return [];
  const needs = `${demanded} ${demanded === 1 ? 'replica' : 'replicas'}`;
  const follow = followers === 0 ? 'none' : `only ${followers}`;
  return [
    {
      id: 'min-replicas-without-replica',
      path,
      message:
        `a write needs ${needs}, and ${follow} of this app ${followers > 1 ? 'follow' : 'follows'}: every write would ` +
        'be refused',
      given: `min-replicas-to-write ${demanded}`,
      allowed: `up to ${followers}`,
      fix: 'add a Replica or lower min-replicas-to-write; where replicas of another app follow, nothing is to be done',
    },
  ];
}

/** How many replicas a write needs. A maximal lag of 0 switches that off. */
function demandedReplicas(directives: FurtherDirectives): number {
  if (directives.integer('min-replicas-max-lag', 'min-slaves-max-lag') === 0) return 0;
  return directives.integer('min-replicas-to-write', 'min-slaves-to-write') ?? 0;
}
