import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { StackReview } from '../../lib/core/review/schema';
import { asObject, isObject, type Json, type JsonObject } from './json';
import { type Build, newStack } from './synth';

/** What a synth of one stack writes. */
export interface SynthesizedStack {
  readonly resources: PlannedSide;
  readonly review: StackReview;
}

/** Synthesizes a stack into a folder, as `cdktf synth` does. */
export function synthesizedStack(build: Build, name = 'prod'): SynthesizedStack {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-plan-'));
  try {
    const app = new App({ outdir });
    build(newStack(app, name));
    app.synth();
    const read = (file: string) => JSON.parse(readFileSync(join(outdir, 'stacks', name, file), 'utf8'));
    return { resources: new PlannedSide(read('cdk.tf.json')), review: read('review.json') };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** What is not an attribute of a resource. */
const META: readonly string[] = ['//', 'depends_on', 'lifecycle', 'provider'];

/** Types whose resources a provider changes in place. It replaces all others. */
const CHANGED_IN_PLACE: readonly string[] = [
  'kubernetes_stateful_set_v1',
  'kubernetes_deployment_v1',
  'kubernetes_service_v1',
];

/** One side of a made-up plan: resources by address, with their references resolved as far as they are known. */
export class PlannedSide {
  private readonly values = new Map<string, JsonObject>();
  private readonly resources: ReadonlyMap<string, JsonObject>;

  constructor(terraform: JsonObject) {
    this.resources = new Map(
      Object.entries(asObject(terraform.resource ?? {})).flatMap(([type, byName]) =>
        Object.entries(asObject(byName)).map(([name, one]) => [`${type}.${name}`, asObject(one)] as const),
      ),
    );
  }

  public get addresses(): readonly string[] {
    return [...this.resources.keys()];
  }

  /** The resource as it is in the code, `lifecycle` and the like included. */
  public codeOf(address: string): JsonObject | undefined {
    return this.resources.get(address);
  }

  public valuesOf(address: string): JsonObject | undefined {
    const resource = this.resources.get(address);
    if (resource === undefined) return undefined;
    const values = this.values.get(address) ?? this.attributesOf(address, resource);
    this.values.set(address, values);
    return values;
  }

  private attributesOf(address: string, resource: JsonObject): JsonObject {
    const attributes = Object.entries(resource).filter(([name]) => !META.includes(name));
    const values = asObject(this.resolved(Object.fromEntries(attributes)));
    return address.startsWith('docker_image.') ? { ...values, image_id: `sha256:${digest(values)}` } : values;
  }

  private resolved(value: Json): Json {
    if (Array.isArray(value)) return value.map((item) => this.resolved(item));
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolved(item)]));
    if (typeof value !== 'string') return value;
    const [, reference, attribute] = /^\$\{([a-z]\w*\.[\w-]+)\.(\w+)\}$/.exec(value) ?? [];
    const known = reference === undefined ? undefined : this.valuesOf(reference)?.[attribute];
    if (known !== undefined) return known;
    const referred = (value.match(/(?<=\$\{[^}]*)\b[a-z]\w*\.[\w-]+/g) ?? []).filter((name) =>
      this.resources.has(name),
    );
    return referred.reduce((text, name) => `${text} ${digest(this.valuesOf(name) ?? {})}`, value);
  }
}

/** A plan as Terraform would make it of one synth, when the other one is deployed. */
export function planBetween(was: PlannedSide, will: PlannedSide): JsonObject {
  const addresses = [...new Set([...was.addresses, ...will.addresses])];
  const isReplaced = (address: string): boolean => {
    const [from, to] = [was.valuesOf(address), will.valuesOf(address)];
    if (from === undefined || to === undefined) return false;
    const triggers = asObject(will.codeOf(address)?.lifecycle ?? {}).replace_triggered_by;
    const isTriggered = Array.isArray(triggers) && triggers.some((name) => isReplaced(String(name)));
    return isTriggered || (digest(from) !== digest(to) && isReplacing(address, from, to));
  };
  return {
    format_version: '1.2',
    resource_changes: addresses.map((address) => {
      const [from, to] = [was.valuesOf(address), will.valuesOf(address)];
      const keys = [from, to].flatMap((side) => Object.keys(side ?? {}));
      const differing = [...new Set(keys)].filter((key) => digest(from?.[key]) !== digest(to?.[key]));
      return {
        address,
        mode: 'managed',
        type: address.split('.')[0],
        change: {
          actions: actionsOf(from, to, isReplaced(address)),
          before: from ?? null,
          // A new image has no id before the apply.
          after: to === undefined ? null : isNewImage(to, was) ? { ...to, image: null } : to,
          replace_paths: differing.map((key) => [key]),
        },
      };
    }),
    configuration: {
      root_module: {
        resources: will.addresses.map((address) => ({
          address,
          expressions: { image: { references: referencesIn(will.codeOf(address)?.image) } },
        })),
      },
    },
  };
}

function actionsOf(from: JsonObject | undefined, to: JsonObject | undefined, isReplaced: boolean): string[] {
  if (from === undefined) return ['create'];
  if (to === undefined) return ['delete'];
  if (isReplaced) return ['delete', 'create'];
  return digest(from) === digest(to) ? ['no-op'] : ['update'];
}

function isReplacing(address: string, from: JsonObject, to: JsonObject): boolean {
  const [type] = address.split('.');
  if (!CHANGED_IN_PLACE.includes(type)) return true;
  const identityOf = ({ metadata }: JsonObject) => {
    const { name, namespace } = asObject(metadata);
    return digest([name, namespace]);
  };
  return identityOf(from) !== identityOf(to);
}

function isNewImage({ image }: JsonObject, was: PlannedSide): boolean {
  const isDocker = typeof image === 'string' && image.startsWith('sha256:');
  return isDocker && was.addresses.every((address) => was.valuesOf(address)?.image_id !== image);
}

function referencesIn(expression: Json | undefined): string[] {
  const [, reference] = /^\$\{([a-z]\w*\.[\w-]+)\.image_id\}$/.exec(String(expression)) ?? [];
  return reference === undefined ? [] : [`${reference}.image_id`, reference];
}

function digest(value: Json | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')
    .slice(0, 12);
}
