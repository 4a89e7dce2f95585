/**
 * `npm run kubernetes-schemas`: takes the definitions that our manifests can need out of the OpenAPI schemas in the Go
 * module of Kubernetes, without their descriptions, and writes them where the tests look for them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MANIFEST_KINDS } from '../test/support/kubernetes/kinds';
import { SCHEMA_VERSIONS, schemaFile } from '../test/support/kubernetes/schema';

/** What the schema says for people, and for merging, which no manifest is held against. */
const ASIDE = /^(description|x-kubernetes-.*)$/;

for (const version of SCHEMA_VERSIONS) {
  const { Dir: folder } = JSON.parse(
    execFileSync('go', ['mod', 'download', '-json', `k8s.io/kubernetes@${version}`], { encoding: 'utf8' }),
  );
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
  writeFileSync(file, `${JSON.stringify(withoutProse(kept), null, 1)}\n`);
}

/** A property can have the name `description` too: it is an object, and the prose is a text. */
function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => !ASIDE.test(key) || (key === 'description' && typeof item !== 'string'))
      .map(([key, item]) => [key, withoutProse(item)]),
  );
}
