import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BlastRadius, blastRadiusOf } from '../../lib/core/plan/blast-radius';
import { parsePlan } from '../../lib/core/plan/parse';
import type { Json, JsonObject } from './json';

const FOLDER = join(__dirname, '../fixtures/plans');

/** A plan that Terraform made with the Docker provider, cut down to what says something. */
export type PlanName = string;

/** The names of all plans that are kept. */
export const PLANS: readonly PlanName[] = readdirSync(FOLDER)
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

/** The file of a plan. */
export function planFile(name: PlanName): string {
  return join(FOLDER, `${name}.json`);
}

/** The JSON of a plan. */
export function planJson(name: PlanName): JsonObject {
  return JSON.parse(readFileSync(planFile(name), 'utf8'));
}

/** What a plan means, kept or made up. */
export function radiusOf(plan: PlanName | Json): BlastRadius {
  return blastRadiusOf(parsePlan(JSON.stringify(typeof plan === 'string' ? planJson(plan) : plan)));
}

/** The services that a plan touches, as `impact id: meaning`. */
export function touched(plan: PlanName | Json): string[] {
  return radiusOf(plan).services.flatMap(({ path, findings }) =>
    findings.map(({ impact, meaning }) => `${impact} ${path.replace(/^[^/]+\//, '')}: ${meaning}`),
  );
}
