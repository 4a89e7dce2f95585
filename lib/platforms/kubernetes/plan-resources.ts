import type { Part, Snapshot } from '../../core/impact/from-plan/plan';
import { NO_WORKLOAD, type PlanReader, releaseOf } from '../../core/impact/from-plan/plan-reader';
import { isLabel, LABELS } from '../../core/render/labels';
import { lineIn, objectIn, type UnknownObject } from '../../core/text/unknown-json';
import { kubernetesNames } from './names';
import { blocks, changesOfPod, only } from './pod-template-changes';

const CLAIM = 'kubernetes_persistent_volume_claim_v1';
const SERVICE = 'kubernetes_service_v1';
const WORKLOADS: readonly string[] = [
  'kubernetes_stateful_set_v1',
  'kubernetes_deployment_v1',
  'kubernetes_cron_job_v1',
];
/** Destroying a namespace destroys everything in it. Users create them, with either type. */
const NAMESPACES: readonly string[] = ['kubernetes_namespace', 'kubernetes_namespace_v1'];

/** Reads the objects of Kubernetes. Their names contain the namespace: `default/redis`. */
export const PLAN_READER: PlanReader = {
  types: [...WORKLOADS, CLAIM, SERVICE, ...NAMESPACES],
  snapshotOf({ type, values }): Snapshot {
    const metadata = only(values.metadata);
    const name = lineIn(metadata.name);
    if (name === undefined || NAMESPACES.includes(type)) return { ...NO_WORKLOAD, name };
    const namespace = lineIn(metadata.namespace) ?? 'default';
    const known = { ...NO_WORKLOAD, name: `${namespace}/${name}` };
    if (type === CLAIM) return { ...known, ...ownerOf(metadata) };
    if (!WORKLOADS.includes(type)) return known;
    return {
      ...known,
      labels: labelsIn(metadata.annotations),
      release: releaseOf(imageOf(name, values)),
      ...belongingsOf({ name, namespace }, values),
    };
  },
  restartedBy({ type, was, will, unknown }): readonly string[] {
    if (!WORKLOADS.includes(type)) return [];
    return changesOfPod({ was: templateIn(was), will: templateIn(will), unknown: templateIn(unknown) });
  },
};

/** What the pods of a workload are made from. A CronJob makes a Job first. */
function templateIn({ spec }: UnknownObject): UnknownObject {
  const { template, job_template: job } = only(spec);
  return only(job === undefined ? template : only(only(job).spec).template);
}

/** The image of the container that has the name of the workload: other workloads can share its pods. */
function imageOf(name: string, workload: UnknownObject): unknown {
  const containers = blocks(only(templateIn(workload).spec).container);
  return containers.find((container) => container.name === name)?.image;
}

function belongingsOf({ name, namespace }: { name: string; namespace: string }, workload: UnknownObject) {
  const spec = only(workload.spec);
  const copies = Number(spec.replicas ?? 1) || 0;
  // A StatefulSet finds the claims of each copy by their names.
  const ofCopies = blocks(spec.volume_claim_template).flatMap(({ metadata }) =>
    Array.from({ length: copies }, (_, copy) => `${lineIn(only(metadata).name)}-${name}-${copy}`),
  );
  const dataVolumes = [...ofCopies, ...claimsIn(workload)].map((claim) => `${namespace}/${claim}`);
  const all: Part = dataVolumes.length > 0 ? 'data' : 'surroundings';
  return {
    copies,
    dataVolumes,
    belongings: new Map<string, Part>([
      ...dataVolumes.map((claim) => [`${CLAIM} ${claim}`, 'data'] as const),
      [`${SERVICE} ${namespace}/${kubernetesNames.workload(name)}`, 'surroundings'],
      [`${SERVICE} ${namespace}/${kubernetesNames.pods(name)}`, 'surroundings'],
      ...NAMESPACES.map((type) => [`${type} ${namespace}`, all] as const),
    ]),
  };
}

/** The claims that the pods of a workload share, and write to. */
function claimsIn(workload: UnknownObject): readonly string[] {
  return blocks(only(templateIn(workload).spec).volume)
    .map(({ persistent_volume_claim: claim }) => only(claim))
    .filter(({ read_only: isReadOnly }) => isReadOnly !== true)
    .map((claim) => lineIn(claim.claim_name))
    .filter((name) => name !== undefined);
}

function labelsIn(annotations: unknown): ReadonlyMap<string, string> {
  const labels = Object.entries(objectIn(annotations)).flatMap(([key, value]): [string, string][] => {
    const line = lineIn(value);
    return isLabel(key) && line !== undefined ? [[key, line]] : [];
  });
  return new Map(labels);
}

/** The workload whose data a claim holds, and the kind of it. */
function ownerOf({ labels }: UnknownObject): Partial<Snapshot> {
  const known = objectIn(labels);
  if (known['app.kubernetes.io/managed-by'] !== 'cdktf-redis') return {};
  const kind = lineIn(known['app.kubernetes.io/component']);
  return {
    dataOf: lineIn(known['app.kubernetes.io/instance']),
    ...(kind !== undefined && { labels: new Map([[LABELS.kind, kind]]) }),
  };
}
