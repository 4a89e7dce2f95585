import type { Workload } from '../../core/render/workload';

/** Labels of every object of a workload. */
export function labelsOf({ name, role }: Workload): Record<string, string> {
  return {
    'app.kubernetes.io/name': 'redis',
    ...selectorOf(name),
    'app.kubernetes.io/component': role.kind,
    'app.kubernetes.io/managed-by': 'cdktf-redis',
  };
}

/** The label that the pods of one workload have, and no others. */
export function selectorOf(workload: string): Record<string, string> {
  return { 'app.kubernetes.io/instance': workload };
}

/**
 * The label of pods that may connect to a workload. Terminators and replicas have it; a consumer of yours that is to
 * connect without TLS needs it too.
 */
export function admittedTo(workload: string): Record<string, string> {
  return { [`cdktf-redis/to-${workload}`]: 'true' };
}
