import { FLAVORS, type Flavor } from '../catalog/flavor';
import type { Change, Plan } from '../impact/from-plan/plan';
import { unitsOf } from '../impact/from-plan/units';
import { LABELS } from '../render/labels';
import { isObject, lineIn, objectIn, objectsIn } from '../text/unknown-json';

/** A server that an apply stops. */
export interface StoppedServer {
  /** Construct path before the apply. */
  readonly path: string;
  /** The name of its container. It is not set if it does not run on a Docker engine. */
  readonly container?: string;
  /** It is not set if the plan does not show it. */
  readonly flavor?: Flavor;
  /** Whether the same plan destroys its data volume. */
  readonly losesVolume: boolean;
}

/** What a preflight asks the Docker engine about. */
export interface Planned {
  readonly stopped: readonly StoppedServer[];
  /** Whether the plan stops any workload that runs, such as a terminator. */
  readonly stopsSomething: boolean;
  /** The names of the images that Terraform pulls if the Docker engine does not have them. */
  readonly images: readonly string[];
}

const CONTAINER = 'docker_container';
const IMAGE = 'docker_image';

/**
 * What a plan stops, and which images it needs.
 * @param text the JSON of the plan
 */
export function plannedIn(plan: Plan, text: string): Planned {
  const units = unitsOf(plan)
    .map((unit) => ({ ...unit, stopping: unit.workloads.find(isStopped) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    stopped: units.flatMap(({ stopping, data }) =>
      stopping === undefined || !isServer(stopping)
        ? []
        : [
            {
              path: stopping.before?.labels.get(LABELS.construct) ?? '',
              ...(stopping.type === CONTAINER && { container: stopping.before?.name }),
              flavor: flavorOf(stopping),
              losesVolume: data.some(isTaken),
            },
          ],
    ),
    stopsSomething: units.some(({ stopping }) => stopping !== undefined),
    images: imagesIn(text),
  };
}

function isStopped(change: Change): boolean {
  return change.before !== undefined && (isTaken(change) || change.restarts);
}

function isTaken({ action }: Change): boolean {
  return action === 'delete' || action === 'replace';
}

/** An earlier release had no label for the kind, but only servers have a flavor. */
function isServer({ before }: Change): boolean {
  const kind = before?.labels.get(LABELS.kind);
  return kind === undefined ? (before?.labels.has(LABELS.flavor) ?? false) : kind === 'server';
}

function flavorOf({ before }: Change): Flavor | undefined {
  const word = before?.labels.get(LABELS.flavor);
  return FLAVORS.find(({ _word }) => _word === word);
}

function imagesIn(text: string): readonly string[] {
  const plan: unknown = JSON.parse(text);
  const names = objectsIn(isObject(plan) ? plan.resource_changes : []).flatMap(({ type, change }) => {
    const { actions, after } = objectIn(change);
    const isCreated = Array.isArray(actions) && actions.includes('create');
    return type === IMAGE && isCreated ? (lineIn(objectIn(after).name) ?? []) : [];
  });
  return [...new Set(names)].sort();
}
