import type { JsonObject } from '../json';

/** How an attribute that the configuration does not set, but that others may refer to, comes into being. */
export interface Computed {
  /** A Terraform expression over the variables of the stand-in and `self`, the name of a local with the attributes. */
  readonly expression: (address: string, self: string) => string;
  readonly sensitive: boolean;
}

/** A resource type that the stand-in implements. */
export interface Kind {
  readonly type: string;
  /** The attributes it knows, and whether a change of each replaces the resource. */
  readonly attributes: Readonly<
    Record<string, { readonly replaces: boolean; check(value: unknown, where: string): void }>
  >;
  readonly computed: Readonly<Record<string, Computed>>;
  /** A condition that Terraform checks before it evaluates the resource, and what it says when that fails. */
  readonly precondition?: (self: string) => { readonly condition: string; readonly error_message: string };
  /** Refuses evaluated attributes that only together make no sense, or that the stand-in cannot honour. */
  readonly validate?: (values: JsonObject, where: string) => void;
  /** What it takes on the engine; a type without it lives in Terraform alone. */
  readonly engine?: EngineSide;
}

/** The part of a resource type that lives on the engine. `values` are its evaluated attributes. */
export interface EngineSide {
  /** Makes the object and tells its id as soon as there is one, also when what follows fails. */
  create(values: JsonObject, where: string, made: (id: string) => void): Promise<void>;
  /** What is on the engine, compared with the attributes. */
  inspect(id: string, values: JsonObject, where: string): Promise<EngineView>;
  /** Changes in place what can be changed in place. */
  update?(id: string, values: JsonObject, where: string, differences: readonly string[]): Promise<void>;
  /** Removes the object as the attributes of the last apply say; one that is gone already is fine. */
  remove(id: string, values: JsonObject, where: string): Promise<void>;
}

export type EngineView =
  | { readonly state: 'gone' }
  | { readonly state: 'there'; readonly differences: readonly string[] };
