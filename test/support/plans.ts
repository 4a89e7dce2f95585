import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planReaders } from '../../lib/cli/plan-readers';
import { type BlastRadius, blastRadiusOf } from '../../lib/core/impact/from-plan/blast-radius';
import { parsePlan } from '../../lib/core/impact/from-plan/parse';
import type { Json, JsonObject } from './json';

const FOLDER = join(__dirname, '../fixtures/plans');

/** The name of a recorded plan. It was made with the real provider, and reduced to the relevant parts. */
export type PlanName = string;

/** The names of all recorded plans of Terraform. */
export const PLANS = plansIn('');

/** The names of the plans of OpenTofu. Each has the same stack and edit as the plan of Terraform with its name. */
export const OPENTOFU_PLANS = plansIn('opentofu');

/** The names of the plans that were made with the Kubernetes provider, on a cluster. */
export const KUBERNETES_PLANS = plansIn('kubernetes');

function plansIn(folder: string): readonly PlanName[] {
  return readdirSync(join(FOLDER, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(folder, file.replace(/\.json$/, '')))
    .sort();
}

/** The file of a plan. */
export function planFile(name: PlanName): string {
  return join(FOLDER, `${name}.json`);
}

/** The JSON of a plan. */
export function planJson(name: PlanName): JsonObject {
  return JSON.parse(readFileSync(planFile(name), 'utf8'));
}

/** The impact of a plan, recorded or made up. */
export function radiusOf(plan: PlanName | Json): BlastRadius {
  return blastRadiusOf(
    parsePlan(JSON.stringify(typeof plan === 'string' ? planJson(plan) : plan), planReaders()),
  );
}

/** The findings of a plan, each as `impact id: meaning`. */
export function touched(plan: PlanName | Json): string[] {
  return radiusOf(plan).services.flatMap(({ path, findings }) =>
    findings.map(({ impact, meaning }) => `${impact} ${path.replace(/^[^/]+\//, '')}: ${meaning}`),
  );
}
