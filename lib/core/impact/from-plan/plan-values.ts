import { isObject, lineIn, objectIn, objectsIn, type UnknownObject } from '../../text/unknown-json';

/** A side of a plan: before it, or after it. */
export type Side = 'before' | 'after';

/** The attributes of all resources on both sides of a plan. A reader looks up with it what one resource says of another. */
export class PlanValues {
  private readonly sides: Readonly<Record<Side, Map<string, UnknownObject>>> = {
    before: new Map(),
    after: new Map(),
  };
  private readonly references = new Map<string, readonly string[]>();
  /** What each resource refers to, by address. */
  private readonly uses = new Map<string, ReadonlySet<string>>();

  constructor({ prior_state, resource_changes, configuration }: UnknownObject) {
    this.addState(objectIn(objectIn(objectIn(prior_state).values).root_module));
    for (const { address, type, change } of objectsIn(resource_changes)) {
      for (const side of ['before', 'after'] as const)
        this.add(side, address, { type, values: objectIn(change)[side] });
    }
    this.addReferences(objectIn(objectIn(configuration).root_module), '');
  }

  /** The attributes of all resources of a type. */
  public ofType(side: Side, type: string): readonly UnknownObject[] {
    return [...this.sides[side].values()]
      .filter((resource) => resource.type === type)
      .map(({ values }) => objectIn(values));
  }

  /** The attributes of the resources that an attribute of a resource refers to, as the code is after the plan. */
  public referredBy(address: string, attribute: string): readonly UnknownObject[] {
    const names = this.references.get(`${address} ${attribute}`) ?? [];
    return names
      .map((name) => this.sides.after.get(name))
      .filter((resource) => resource !== undefined)
      .map(({ values }) => objectIn(values));
  }

  /** The addresses of all resources that a resource refers to, directly or not, as the code is after the plan. */
  public usedBy(address: string): readonly string[] {
    const found = new Set<string>();
    const follow = (from: string): void => {
      for (const other of this.uses.get(from) ?? []) {
        if (found.has(other)) continue;
        found.add(other);
        follow(other);
      }
    };
    follow(address);
    return [...found];
  }

  private addState(module: UnknownObject): void {
    for (const { address, type, values } of objectsIn(module.resources)) {
      this.add('before', address, { type, values });
      this.add('after', address, { type, values });
    }
    for (const child of objectsIn(module.child_modules)) this.addState(child);
  }

  private add(side: Side, address: unknown, resource: UnknownObject): void {
    if (typeof address === 'string') this.sides[side].set(address, resource);
  }

  private addReferences(module: UnknownObject, prefix: string): void {
    for (const { address, expressions } of objectsIn(module.resources)) {
      const used = referencesIn(expressions).map((name) => `${prefix}${addressIn(name)}`);
      this.uses.set(`${prefix}${lineIn(address)}`, new Set(used));
      for (const [attribute, expression] of Object.entries(objectIn(expressions))) {
        const { references } = objectIn(expression);
        const names = (Array.isArray(references) ? references : []).map((name) => `${prefix}${lineIn(name)}`);
        this.references.set(`${prefix}${lineIn(address)} ${attribute}`, names);
      }
    }
    for (const [name, call] of Object.entries(objectIn(module.module_calls)))
      this.addReferences(objectIn(objectIn(call).module), `${prefix}module.${name}.`);
  }
}

/** The references anywhere in an expression: those of a block are in its attributes. */
function referencesIn(expression: unknown): readonly string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isObject(expression)) return [];
  return Object.entries(expression).flatMap(([name, value]) =>
    name === 'references' && Array.isArray(value)
      ? value.flatMap((reference) => lineIn(reference) ?? [])
      : referencesIn(value),
  );
}

/** The address of a resource in a reference to one of its attributes. */
function addressIn(reference: string): string {
  return reference.split(/[.[]/).slice(0, 2).join('.');
}
