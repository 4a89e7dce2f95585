import type { IConstruct } from 'constructs';
import { LABELS, roleLabels } from '../../core/render/labels';
import type { Workload } from '../../core/render/workload';
import { escapeTemplate } from '../../stack/reveal';
import { labelsOf } from './labels';
import { kubernetesNames } from './names';
import type { KubernetesTarget } from './target';

/** What every object of a workload has: its name, where it is, and whose it is. */
export function metadataOf(workload: Workload, name: string, { namespace }: KubernetesTarget) {
  return { name, namespace, labels: labelsOf(workload) };
}

/**
 * The same of the object that runs the pods, with what a reader of plans finds a construct by, and what it is to the data.
 * Annotations hold what no label can: paths.
 */
export function metadataOfPods(scope: IConstruct, workload: Workload, target: KubernetesTarget) {
  const marks = [[LABELS.construct, scope.node.path] as const, ...roleLabels(workload.role)];
  return {
    ...metadataOf(workload, kubernetesNames.workload(workload.name), target),
    annotations: Object.fromEntries(marks.map(([key, value]) => [key, escapeTemplate(value)])),
  };
}
