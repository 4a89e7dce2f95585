import type { Problems } from '../../problems/problems';

import type { RedisSpec } from '../redis-spec';
import { backlogAboveMaxMemory, clientsAboveMaxMemory, replicaBufferAboveMemory } from './buffers';
import { directivesWithoutEffect } from './directives-without-effect';
import { FurtherDirectives } from './further-directives';
import type { Role, Rule } from './linted-server';
import { maxMemoryWithoutHeadroom } from './memory-headroom';
import { drillTarget, evictionOnDurable, fsyncLeftToKernel } from './promises';

/** Settings that are right one by one and contradict each other, in the order in which they are told. */
const RULES: readonly Rule[] = [
  evictionOnDurable,
  fsyncLeftToKernel,
  drillTarget,
  maxMemoryWithoutHeadroom,
  replicaBufferAboveMemory,
  backlogAboveMaxMemory,
  clientsAboveMaxMemory,
  directivesWithoutEffect,
];

/** Notes the contradictions within one server, unless it is refused anyway. */
export function lintRedis(spec: RedisSpec, role: Role, problems: Problems): void {
  if (problems.hasErrors) return;
  const server = { spec, role, directives: new FurtherDirectives(spec.directives) };
  for (const { id, ...problem } of RULES.flatMap((rule) => rule(server))) problems.add(id, problem);
}
