import { createHash } from 'node:crypto';
import {
  DefaultTokenResolver,
  StringConcat,
  type TerraformResource,
  TerraformStack,
  Tokenization,
} from 'cdktf';
import { isObject } from '../core/text/unknown-json';
import { withoutTexts } from './expression';

/** The attributes of a resource, by name. */
type Attributes = Readonly<Record<string, unknown>>;

/** Attributes that do not define a resource: they describe how Terraform handles it, or which construct created it. */
const META_ATTRIBUTES: readonly string[] = ['//', 'depends_on', 'lifecycle'];

/** The beginning of a reference: the type and the name of a resource. */
const ADDRESS = /(?<![\w.-])[a-z]\w*\.[\w-]+/g;

/** The property that marks a non-disruptive resource. All copies of this library in an app share it. */
const NON_DISRUPTIVE = Symbol.for('cdktf-redis.non-disruptive');

/**
 * Marks a resource as non-disruptive: changing it (or the given attributes, such as `spec.replicas`) does not restart
 * anything. All other resources count as disruptive.
 */
export function nonDisruptive<T extends TerraformResource>(
  resource: T,
  attributes: 'all' | readonly string[] = 'all',
): T {
  Object.defineProperty(resource, NON_DISRUPTIVE, { value: attributes });
  return resource;
}

function nonDisruptiveOf(resource: TerraformResource): 'all' | readonly string[] {
  return Reflect.get(resource, NON_DISRUPTIVE) ?? [];
}

/** The address of a resource in expressions of Terraform. */
export function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

/** A resource in the synthesized JSON. */
interface WrittenResource {
  readonly attributes: Attributes;
  /** The addresses of the resources that it refers to. */
  readonly references: readonly string[];
}

/**
 * Digests of the resources of one stack, including the resources that they refer to. A digest stays the same until something
 * disruptive changes. It is computed from the synthesized JSON, so everything that changes a container changes it: a directive,
 * another release of this library, or the user's override. A digest never contains a secret, only the names of the resources
 * and variables that hold it. Literal texts in expressions are left out, because one of them could be a secret.
 *
 * Each resource is resolved only once, so create a new object after the stack has changed.
 */
export class Digests {
  readonly #written = new Map<TerraformResource, WrittenResource>();

  /** @param known The resources that are included if another one refers to them, by address. */
  constructor(private readonly known: ReadonlyMap<string, TerraformResource>) {}

  /**
   * Returns the digest of the given resources.
   * @param resources The resources to digest.
   * @param place The machine or cluster that they are created on.
   */
  public of(resources: readonly TerraformResource[], place: string): string {
    const found = new Map<string, Attributes>();
    const add = (resource: TerraformResource): void => {
      const address = addressOf(resource);
      if (found.has(address) || nonDisruptiveOf(resource) === 'all') return;
      const { attributes, references } = this.written(resource);
      found.set(address, attributes);
      for (const reference of references) {
        const other = this.known.get(reference);
        if (other !== undefined) add(other);
      }
    };
    for (const resource of resources) add(resource);
    return createHash('sha256')
      .update(JSON.stringify([place, Object.fromEntries(found)], sorted))
      .digest('hex');
  }

  private written(resource: TerraformResource): WrittenResource {
    const known = this.#written.get(resource);
    if (known !== undefined) return known;
    const attributes = attributesOf(resource);
    const written = { attributes, references: JSON.stringify(attributes).match(ADDRESS) ?? [] };
    this.#written.set(resource, written);
    return written;
  }
}

/** The disruptive attributes of a resource in the synthesized JSON. */
function attributesOf(resource: TerraformResource): Attributes {
  const rendered: { readonly resource?: Readonly<Record<string, Readonly<Record<string, Attributes>>>> } =
    Tokenization.resolve(resource.toTerraform(), {
      scope: TerraformStack.of(resource),
      preparing: false,
      resolver: new DefaultTokenResolver(new StringConcat()),
    });
  const all = rendered.resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId] ?? {};
  const attributes: Attributes = JSON.parse(
    JSON.stringify(
      Object.fromEntries(Object.entries(all).filter(([name]) => !META_ATTRIBUTES.includes(name))),
      (_, value) => (typeof value === 'string' ? withoutTexts(value) : value),
    ),
  );
  const ignored = nonDisruptiveOf(resource);
  return ignored === 'all' ? attributes : ignored.map((path) => path.split('.')).reduce(without, attributes);
}

/** Returns attributes without the one at a path. If the path leads through a list, it applies to each block of the list. */
function without(attributes: Attributes, [name, ...rest]: readonly string[]): Attributes {
  const { [name]: value, ...others } = attributes;
  if (rest.length === 0 || value === undefined) return others;
  const inside = (one: unknown) => (isObject(one) ? without(one, rest) : one);
  return { ...others, [name]: Array.isArray(value) ? value.map(inside) : inside(value) };
}

/** Sorts members by name, so that the order in which they were set does not change the digest. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
