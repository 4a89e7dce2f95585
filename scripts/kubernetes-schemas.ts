/**
 * `npm run kubernetes-schemas`: extracts the definitions that the manifests of the library need from the OpenAPI schemas in the
 * Go module of Kubernetes, and writes them without descriptions to the folder that the tests read.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../lib/cli/programs/run';
import { MANIFEST_KINDS } from '../test/support/kubernetes/kinds';
import { SCHEMA_VERSIONS, schemaFile } from '../test/support/kubernetes/schema';

/** Fields of the schema that do not constrain a manifest: descriptions, and rules for merging. */
const ASIDE = /^(description|x-kubernetes-.*)$/;

/** The limit of a download, in seconds. */
const SECONDS = 900;

async function writeSchema(version: (typeof SCHEMA_VERSIONS)[number]): Promise<void> {
  const module = `k8s.io/kubernetes@${version}`;
  const { stdout, failure } = await run('go', ['mod', 'download', '-json', module], { seconds: SECONDS });
  if (failure !== undefined) throw new Error(`go mod download ${failure}`);
  const { Dir: folder } = JSON.parse(stdout);
  const swagger = readFileSync(join(folder, 'api/openapi-spec/swagger.json'), 'utf8');
  const { definitions } = JSON.parse(swagger);
  const needed = new Set(Object.values(MANIFEST_KINDS).map(({ definition }) => definition));
  for (const name of needed) {
    for (const [, next] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/([^"]+)"/g))
      needed.add(next);
  }
  const kept = Object.fromEntries([...needed].sort().map((name) => [name, definitions[name]]));
  const file = schemaFile(version);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(withoutDescriptions(kept), null, 1)}\n`);
}

/** Removes descriptions, which are strings. A property with the name `description` is an object, and stays. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => !ASIDE.test(key) || (key === 'description' && typeof item !== 'string'))
      .map(([key, item]) => [key, withoutDescriptions(item)]),
  );
}

async function main(): Promise<void> {
  for (const version of SCHEMA_VERSIONS) await writeSchema(version);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
