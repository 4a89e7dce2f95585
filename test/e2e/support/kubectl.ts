import { type JsonObject, objectAt } from './json';
import { run, runOk } from './process';

/** Runs kubectl against the cluster of the tests; manifests, which can hold secrets, go over its standard input. */
export function kubectl(args: readonly string[], input?: string): Promise<string> {
  return runOk('kubectl', args, { input });
}

/** An object of the cluster. Undefined: there is none. */
export async function found(kind: string, name: string, namespace: string): Promise<JsonObject | undefined> {
  const { code, stdout, stderr } = await run('kubectl', [
    'get',
    kind,
    name,
    `--namespace=${namespace}`,
    '--output=json',
  ]);
  if (code === 0) return objectAt(JSON.parse(stdout), `${kind} ${name}`);
  if (stderr.includes('(NotFound)')) return undefined;
  throw new Error(`kubectl get ${kind} ${name}: ${stderr.trim()}`);
}
