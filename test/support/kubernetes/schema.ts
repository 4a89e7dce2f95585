import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An OpenAPI 2 schema, limited to what Kubernetes uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
}

/** The definitions of one version, by name. */
export type Definitions = Readonly<Record<string, Schema>>;

/** The oldest and the newest Kubernetes version against which every manifest is checked. */
export const SCHEMA_VERSIONS = ['v1.34.4', 'v1.36.3'] as const;

/** The file with the definitions of a version. `npm run kubernetes-schemas` writes it. */
export function schemaFile(version: string): string {
  return join(__dirname, '../../fixtures/kubernetes', `${version}.json`);
}

/** The definitions of a version that the manifests of the library need. */
export function definitionsOf(version: string): Definitions {
  return JSON.parse(readFileSync(schemaFile(version), 'utf8'));
}

/** The schema that a reference points to. */
export function resolved(schema: Schema, definitions: Definitions): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.replace('#/definitions/', '');
  const found = definitions[name];
  if (found === undefined) throw new Error(`the schema has no definition ${name}`);
  return found;
}
