import type { Problems } from '../../problems/problems';
import type { RedisSpec } from '../redis-spec';
import type { Role, Rule } from './linted-server';
import { FurtherDirectives } from './linted-server';
import {
  backlogAboveMaxMemory,
  clientsAboveMaxMemory,
  maxMemoryWithoutHeadroom,
  replicaBufferAboveMemory,
} from './memory';
import { drillTarget, evictionOnDurable, fsyncLeftToKernel } from './promises';
import { graceBelowSave } from './shutdown';
import { directivesWithoutEffect } from './void-directives';

/** Rules for valid settings that contradict each other, in the order of their warnings. */
const RULES: readonly Rule[] = [
  evictionOnDurable,
  fsyncLeftToKernel,
  drillTarget,
  graceBelowSave,
  maxMemoryWithoutHeadroom,
  replicaBufferAboveMemory,
  backlogAboveMaxMemory,
  clientsAboveMaxMemory,
  directivesWithoutEffect,
];

/** Warns of contradictions between the settings of a server, unless it has errors anyway. */
export function lintRedis(spec: RedisSpec, role: Role, problems: Problems): void {
  if (problems.hasErrors) return;
  const server = { spec, role, directives: new FurtherDirectives(spec.directives) };
  for (const { id, ...problem } of RULES.flatMap((rule) => rule(server))) problems.add(id, problem);
}
