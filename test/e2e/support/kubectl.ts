import { type JsonObject, objectAt } from './json';
import { run, runOk } from './process';

/** Runs kubectl on the test cluster. Manifests can contain secrets, so they are passed on standard input. */
export function kubectl(args: readonly string[], input?: string): Promise<string> {
  return runOk('kubectl', args, { input });
}

/** Returns an object of the cluster, or undefined if it does not exist. */
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
