import { FLAVORS } from '../catalog/flavor';
import { LABELS } from '../render/labels';
import type { ServiceReview } from '../review/schema';
import type { DrillLogin } from './commands';

/** The facts about a container. */
export interface FoundContainer {
  readonly id: string;
  readonly name: string;
  readonly isRunning: boolean;
  /** Null if it has no health check. */
  readonly health: string | null;
  readonly labels: ReadonlyMap<string, string>;
}

/** A service that a drill affects, with its containers and its login. */
export interface Involved {
  readonly path: string;
  /** It is not set if the service is not in the review. */
  readonly service?: ServiceReview;
  readonly containers: readonly FoundContainer[];
  /** It is not set if no output contains a login. */
  readonly login?: DrillLogin;
}

/**
 * All services that a drill of the chosen services affects: keys for a replica are written to its primary, and data that
 * a primary loses is also lost at its replicas.
 */
export function involvedPaths(
  chosen: readonly string[],
  services: readonly ServiceReview[],
): readonly string[] {
  const paths = new Set(chosen);
  // The iteration of a set includes the paths that are added during it.
  for (const path of paths) {
    const service = services.find((candidate) => candidate.path === path);
    if (service?.follows) paths.add(service.follows.primary);
    for (const replica of service?.replicas ?? []) paths.add(replica);
  }
  return [...paths];
}

/** All reasons why a drill must not use a service. An empty array means that it can. */
export function refusalsOf({ path, service, containers, login }: Involved): readonly string[] {
  const reasons =
    service === undefined
      ? ['the service is not in the review of this stack, so the allowed loss is not known']
      : [
          ...(service.drillTarget
            ? []
            : [
                'the service is not a drill target: set drillTarget: true, or choose other services with --service',
              ]),
          ...containerFaults(containers, service),
          ...(login === undefined
            ? [
                'no Terraform output contains the URL of the service: add ConnectionOutputs, apply, and pass the outputs',
              ]
            : []),
        ];
  return reasons.map((reason) => `[${path}] ${reason}`);
}

function containerFaults(containers: readonly FoundContainer[], service: ServiceReview): readonly string[] {
  const [container] = containers;
  if (container === undefined)
    return ['the service has no container on this Docker engine: apply the stack first'];
  if (containers.length > 1) {
    return [
      `the service has ${containers.length} containers on this Docker engine: ${containers.map(({ name }) => name).join(', ')}`,
    ];
  }
  const { name, labels, isRunning, health } = container;
  return [
    ...(labels.get(LABELS.drill) === 'true'
      ? []
      : [
          `the container ${name} does not have the label ${LABELS.drill}: apply the stack with drillTarget: true`,
        ]),
    ...otherThanReviewed(container, service),
    ...(isRunning ? [] : [`the container ${name} is not running`]),
    ...(isRunning && health !== null && health !== 'healthy' ? [`the container ${name} is ${health}`] : []),
  ];
}

/** Reports differences between the review and the deployed container, which can come from another state of the code. */
function otherThanReviewed({ name, labels }: FoundContainer, service: ServiceReview): readonly string[] {
  const reviewed = [
    [LABELS.flavor, FLAVORS.find(({ description }) => description === service.flavor)?._word],
    [LABELS.follows, service.follows?.primary],
  ] as const;
  return reviewed
    .filter(([label, value]) => labels.get(label) !== value)
    .map(
      ([label, value]) =>
        `the container ${name} has the label ${label} with the value ${labels.get(label) ?? 'unset'}, but the review has ${value ?? 'unset'}: apply the stack`,
    );
}
