import { MANIFEST_KINDS } from '../../../../support/kubernetes/kinds';
import { manifestOf } from '../../../../support/kubernetes/manifest';
import { definitionsOf } from '../../../../support/kubernetes/schema';
import { isObject, type Json, type JsonObject, objectAt } from '../../json';
import { found, kubectl } from '../../kubectl';
import type { EngineSide, Kind } from '../kind';

/** The top-level attributes of the resources. The schema describes their content. */
const ATTRIBUTES = ['metadata', 'spec', 'data', 'type'];

/** The kinds whose pods the provider waits for. */
const ROLLED_OUT = ['StatefulSet', 'Deployment'];

const APPLY = [
  'apply',
  '--server-side',
  '--force-conflicts',
  '--field-manager=Terraform',
  '--validate=strict',
  '-f',
  '-',
];

const definitions = definitionsOf('v1.36.3');

/** The resource types of the Kubernetes provider. kubectl applies them. */
export const kubernetesKinds: readonly Kind[] = Object.entries(MANIFEST_KINDS).map(
  ([type, { ofProvider }]) => ({
    type,
    attributes: Object.fromEntries(
      [...ATTRIBUTES, ...ofProvider].map((name) => [name, { replaces: false, check: () => undefined }]),
    ),
    computed: {},
    validate: (values) => void manifestOf(type, values, definitions),
    engine: engineOf(type),
  }),
);

/** The object that the code describes. */
interface Wanted {
  readonly manifest: JsonObject;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** How long the resource waits until its pods are ready. */
  readonly timeout: string;
}

function engineOf(type: string): EngineSide {
  const wanted = (values: JsonObject): Wanted => {
    const manifest = manifestOf(type, values, definitions);
    const { name, namespace } = objectAt(manifest.metadata, type);
    return {
      manifest,
      kind: String(manifest.kind),
      name: String(name),
      namespace: String(namespace),
      timeout: String(objectAt(values.timeouts, type).update ?? '600s'),
    };
  };
  return {
    create: async (values, where, made) => {
      const object = wanted(values);
      if ((await live(object)) !== undefined) throw new Error(`${where}: ${object.name} already exists`);
      made(`${object.namespace}/${object.name}`);
      await apply(object);
    },
    inspect: async (_id, values) => {
      const object = wanted(values);
      const there = await live(object);
      if (there === undefined) return { state: 'gone' };
      const { manifest } = withoutIgnored(object, there);
      return { state: 'there', differences: ATTRIBUTES.filter((key) => !holds(there[key], manifest[key])) };
    },
    update: async (_id, values, _where, differences) => {
      const object = wanted(values);
      if (differences.length > 0) await apply(withoutIgnored(object, await live(object)));
    },
    remove: async (_id, values) => {
      const { kind, name, namespace } = wanted(values);
      const flags = ['--wait', '--timeout=300s', '--ignore-not-found', '--cascade=foreground'];
      await kubectl(['delete', kind, name, `--namespace=${namespace}`, ...flags]);
    },
  };
}

function live({ kind, name, namespace }: Wanted): Promise<JsonObject | undefined> {
  return found(kind, name, namespace);
}

async function apply({ manifest, kind, name, namespace, timeout }: Wanted): Promise<void> {
  await kubectl(APPLY, JSON.stringify(manifest));
  if (ROLLED_OUT.includes(kind))
    await kubectl([
      'rollout',
      'status',
      `${kind}/${name}`,
      `--namespace=${namespace}`,
      `--timeout=${timeout}`,
    ]);
}

/** Keeps the claim template of an existing StatefulSet, as the provider does, because the library tells it to ignore changes. */
function withoutIgnored(object: Wanted, there: JsonObject | undefined): Wanted {
  if (object.kind !== 'StatefulSet' || there === undefined) return object;
  const { volumeClaimTemplates } = objectAt(there.spec, object.name);
  const spec = { ...objectAt(object.manifest.spec, object.name), volumeClaimTemplates };
  return { ...object, manifest: { ...object.manifest, spec } };
}

/** Whether the object in the cluster matches the code. Fields that the cluster added are ignored. */
function holds(there: Json | undefined, said: Json | undefined): boolean {
  if (said === undefined) return true;
  if (Array.isArray(said)) {
    return (
      Array.isArray(there) && there.length === said.length && said.every((item, at) => holds(there[at], item))
    );
  }
  if (isObject(said)) {
    return isObject(there) && Object.entries(said).every(([key, item]) => holds(there[key], item));
  }
  return there === said || sameAmount(there, said);
}

/** The cluster normalizes quantities: `1536Mi` stays the same, `2048Mi` becomes `2Gi`. */
function sameAmount(there: Json | undefined, said: Json): boolean {
  const amount = (value: Json | undefined) => {
    const [, number, unit] = /^(\d+)(Mi|Gi|Ti)$/.exec(String(value)) ?? [];
    return unit === undefined ? undefined : Number(number) * 1024 ** ['Mi', 'Gi', 'Ti'].indexOf(unit);
  };
  return amount(said) !== undefined && amount(said) === amount(there);
}
