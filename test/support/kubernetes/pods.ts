import { asObject, asObjects, type JsonObject } from '../json';
import type { Synthesized } from '../synth';

/** The pods of a workload, and its container in them. */
export interface Pods {
  /** The StatefulSet or Deployment. */
  readonly resource: JsonObject;
  readonly template: JsonObject;
  /** The spec of its pods. */
  readonly spec: JsonObject;
  readonly container: JsonObject;
}

const TYPES = { kubernetes_stateful_set_v1: 'StatefulSet', kubernetes_deployment_v1: 'Deployment' };

/** The name of the workload of a construct, which is the name of its Service. */
export function workloadName(result: Synthesized, path: string): string {
  return String(asObject(result.resource('kubernetes_service_v1', `${path}/Service`).metadata).name);
}

/** The pods that run the workload of a construct: its own, or those of the server whose pod it shares. */
export function podOf(result: Synthesized, path: string): Pods {
  const name = workloadName(result, path);
  const all = Object.keys(TYPES).flatMap((type) => [...result.resources(type).values()]);
  for (const resource of all) {
    const template = asObject(asObject(resource.spec).template);
    const spec = asObject(template.spec);
    const container = asObjects(spec.container).find((each) => each.name === name);
    if (container !== undefined) return { resource, template, spec, container };
  }
  throw new Error(`no pods run ${path}`);
}
