import type { JsonObject } from '../json';

/** The value of a computed attribute, which the configuration does not set but can refer to. */
export interface Computed {
  /** A Terraform expression with the variables of the stand-in and `self`, the name of a local with the attributes. */
  readonly expression: (address: string, self: string) => string;
  readonly sensitive: boolean;
}

/** A resource type that the stand-in implements. */
export interface Kind {
  readonly type: string;
  /** The attributes of the resource type, and whether a change of each replaces the resource. */
  readonly attributes: Readonly<
    Record<string, { readonly replaces: boolean; check(value: unknown, where: string): void }>
  >;
  readonly computed: Readonly<Record<string, Computed>>;
  /** A condition that Terraform checks before it evaluates the resource, and its error message. */
  readonly precondition?: (self: string) => { readonly condition: string; readonly error_message: string };
  /** Throws if the evaluated attributes contradict each other, or if the stand-in does not support them. */
  readonly validate?: (values: JsonObject, where: string) => void;
  /** The operations on the engine. A resource type without them exists in Terraform only. */
  readonly engine?: EngineSide;
}

/** The operations of a resource type on the engine. `values` are its evaluated attributes. */
export interface EngineSide {
  /** Creates the object and reports its id as soon as it exists, even if a later step fails. */
  create(values: JsonObject, where: string, made: (id: string) => void): Promise<void>;
  /** Compares the object on the engine with the attributes. */
  inspect(id: string, values: JsonObject, where: string): Promise<EngineView>;
  /** Makes all changes that can be made in place. */
  update?(id: string, values: JsonObject, where: string, differences: readonly string[]): Promise<void>;
  /** Removes the object according to the attributes of the last apply. Succeeds if the object no longer exists. */
  remove(id: string, values: JsonObject, where: string): Promise<void>;
}

export type EngineView =
  | { readonly state: 'gone' }
  | { readonly state: 'there'; readonly differences: readonly string[] };
