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

/** Attributes of a resource, as far as they decide what it is. */
type Attributes = Readonly<Record<string, unknown>>;

/** What says how Terraform goes about a resource, or who made it, and not what it is. */
const ABOUT: readonly string[] = ['//', 'depends_on', 'lifecycle'];

/** What a reference begins with: the type and the name of a resource. */
const ADDRESS = /(?<![\w.-])[a-z]\w*\.[\w-]+/g;

/** Resources of which all, or some attributes, change while what runs stays. */
const CHANGED_ASIDE = new WeakMap<TerraformResource, 'all' | readonly string[]>();

/**
 * Says of a resource that what runs stays when it changes, or when certain attributes of it change (`spec.replicas`), and
 * returns it. Of no other resource is that so.
 */
export function changedAside<T extends TerraformResource>(
  resource: T,
  attributes: 'all' | readonly string[] = 'all',
): T {
  CHANGED_ASIDE.set(resource, attributes);
  return resource;
}

/** Address of a resource, as expressions of Terraform name it. */
export function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

/**
 * A digest of resources, and of all that they refer to: the same digest, the same resources. It is made from what is
 * synthesized, so that whatever changes a container changes it: a directive, another release of this library, or an
 * override of the user. Secrets stand in it by the names of the resources and variables that hold them; texts within
 * expressions, of which one may be a secret that somebody wrote down, are left out.
 * @param resources What is digested.
 * @param place Where it is made: an engine.
 * @param known Resources that count when they are referred to, by their addresses.
 */
export function digestOf(
  resources: readonly TerraformResource[],
  place: string,
  known: ReadonlyMap<string, TerraformResource>,
): string {
  const found = new Map<string, Attributes>();
  const add = (resource: TerraformResource): void => {
    const address = addressOf(resource);
    if (found.has(address) || CHANGED_ASIDE.get(resource) === 'all') return;
    const attributes = attributesOf(resource);
    found.set(address, attributes);
    const references = JSON.stringify(attributes).match(ADDRESS) ?? [];
    for (const reference of references) {
      const other = known.get(reference);
      if (other !== undefined) add(other);
    }
  };
  for (const resource of resources) add(resource);
  return createHash('sha256')
    .update(JSON.stringify([place, Object.fromEntries(found)], sorted))
    .digest('hex');
}

/** What synth writes of a resource. */
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
      Object.fromEntries(Object.entries(all).filter(([name]) => !ABOUT.includes(name))),
      (_, value) => (typeof value === 'string' ? withoutTexts(value) : value),
    ),
  );
  const aside = CHANGED_ASIDE.get(resource) ?? [];
  return aside === 'all' ? attributes : aside.map((path) => path.split('.')).reduce(without, attributes);
}

/** Attributes without the one at a path; a path goes through all blocks of a list. */
function without(attributes: Attributes, [name, ...rest]: readonly string[]): Attributes {
  const { [name]: value, ...others } = attributes;
  if (rest.length === 0 || value === undefined) return others;
  const inside = (one: unknown) => (isObject(one) ? without(one, rest) : one);
  return { ...others, [name]: Array.isArray(value) ? value.map(inside) : inside(value) };
}

/** Members by their names, whatever the order in which they were made. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
