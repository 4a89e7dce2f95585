import { FLAVORS } from '../catalog/flavor';
import { LABELS } from '../render/labels';
import type { ServiceReview } from '../review/schema';
import type { DrillLogin } from './commands';

/** What the engine says of a container. */
export interface FoundContainer {
  readonly id: string;
  readonly name: string;
  readonly isRunning: boolean;
  /** Null where it has no health check. */
  readonly health: string | null;
  readonly labels: ReadonlyMap<string, string>;
}

/** A service that a drill would touch, and what was found of it. */
export interface Involved {
  readonly path: string;
  /** Undefined: it is not in the review. */
  readonly service?: ServiceReview;
  readonly containers: readonly FoundContainer[];
  /** Undefined: no output tells one. */
  readonly login?: DrillLogin;
}

/**
 * All services that a drill of some of them touches: a replica is written to at its primary, and what a primary loses is
 * lost at its replicas.
 */
export function involvedPaths(
  chosen: readonly string[],
  services: readonly ServiceReview[],
): readonly string[] {
  const paths = new Set(chosen);
  // A set hands out what is added to it on the way.
  for (const path of paths) {
    const service = services.find((candidate) => candidate.path === path);
    if (service?.follows) paths.add(service.follows.primary);
    for (const replica of service?.replicas ?? []) paths.add(replica);
  }
  return [...paths];
}

/** Why a drill must not touch a service, all that is known. Empty: it may. */
export function refusalsOf({ path, service, containers, login }: Involved): readonly string[] {
  const reasons =
    service === undefined
      ? ['it is not in this stack, so nothing says what it may lose']
      : [
          ...(service.drillTarget
            ? []
            : ['it is no drill target: set drillTarget: true, or choose others with --service']),
          ...containerFaults(containers, service),
          ...(login === undefined
            ? ['no output of Terraform holds its URL: add ConnectionOutputs for it, and pass the outputs']
            : []),
        ];
  return reasons.map((reason) => `[${path}] ${reason}`);
}

function containerFaults(containers: readonly FoundContainer[], service: ServiceReview): readonly string[] {
  const [container] = containers;
  if (container === undefined) return ['it has no container on this engine: apply the stack first'];
  if (containers.length > 1) {
    return [
      `it has ${containers.length} containers on this engine: ${containers.map(({ name }) => name).join(', ')}`,
    ];
  }
  const { name, labels, isRunning, health } = container;
  return [
    ...(labels.get(LABELS.drill) === 'true'
      ? []
      : [`its container ${name} has no label ${LABELS.drill}: apply the stack with drillTarget: true`]),
    ...otherThanReviewed(container, service),
    ...(isRunning ? [] : [`its container ${name} does not run`]),
    ...(isRunning && health !== null && health !== 'healthy' ? [`its container ${name} is ${health}`] : []),
  ];
}

/** What is deployed can be another state of the code than what was reviewed. */
function otherThanReviewed({ name, labels }: FoundContainer, service: ServiceReview): readonly string[] {
  const reviewed = [
    [LABELS.flavor, FLAVORS.find(({ description }) => description === service.flavor)?._word],
    [LABELS.follows, service.follows?.primary],
  ] as const;
  return reviewed
    .filter(([label, value]) => labels.get(label) !== value)
    .map(
      ([label, value]) =>
        `its container ${name} was deployed with ${label} ${labels.get(label) ?? 'unset'}, and the review says ${value ?? 'unset'}: apply the stack`,
    );
}
