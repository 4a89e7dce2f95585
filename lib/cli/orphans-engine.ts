import type { DockerObject } from '../core/orphans/find';
import type { ObjectKind } from '../core/orphans/stack';
import { LABELS } from '../core/render/labels';
import { DockerError, docker } from './programs/docker';
import { run } from './programs/run';

/** The labels that say to which construct an object belongs. */
const OWNERS = [LABELS.construct, LABELS.owner];

/** The limit for Terraform to read a state, in seconds: it can be in another place. */
const STATE_SECONDS = 120;

/** The state cannot be read, and why. */
export class NoStateError extends Error {}

/** The parts of the output of `docker inspect` for any object that are read. */
interface Inspected {
  readonly Id?: string;
  readonly Name: string;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly Config?: { readonly Labels: Readonly<Record<string, string>> | null };
  readonly State?: { readonly Status: string };
}

/** How often the objects are listed again because one of them was removed in the meantime. */
const TRIES = 5;

/** The objects of a kind that have labels of this library. Others can be removed by somebody else while they are read. */
export async function labelledObjects(
  kind: ObjectKind,
  signal: AbortSignal,
): Promise<readonly DockerObject[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await listedObjects(kind, signal);
    } catch (error) {
      const isGone = error instanceof DockerError && /no such|not found/i.test(error.message);
      if (!isGone || tries === TRIES) throw error;
    }
  }
}

async function listedObjects(kind: ObjectKind, signal: AbortSignal): Promise<readonly DockerObject[]> {
  const everything =
    kind === 'container' ? ['--all', '--no-trunc'] : kind === 'network' ? ['--no-trunc'] : [];
  const lists = await Promise.all(
    OWNERS.map((label) =>
      docker([kind, 'ls', ...everything, '--quiet', '--filter', `label=${label}`], { signal }),
    ),
  );
  const ids = [...new Set(lists.flatMap((list) => list.split('\n').filter(Boolean)))];
  if (ids.length === 0) return [];
  const inspected: readonly Inspected[] = JSON.parse(await docker([kind, 'inspect', ...ids], { signal }));
  return inspected.map(({ Id, Name, Labels, Config, State }) => {
    const name = Name.replace(/^\//, '');
    return {
      kind,
      id: Id ?? name,
      name,
      labels: (kind === 'container' ? Config?.Labels : Labels) ?? {},
      ...(State !== undefined && { status: State.Status }),
    };
  });
}

/** Has Terraform print the state of a stack. */
export async function shownState(folder: string, signal: AbortSignal): Promise<string> {
  const terraform = process.env.TERRAFORM_BINARY_NAME ?? 'terraform';
  const { stdout, failure } = await run(terraform, [`-chdir=${folder}`, 'show', '-json'], {
    seconds: STATE_SECONDS,
    signal,
    env: { CHECKPOINT_DISABLE: '1' },
  });
  if (failure === undefined) return stdout;
  throw new NoStateError(
    `${terraform} show -json ${failure}\nRun ${terraform} -chdir=${folder} init first, or pass the state with --state`,
  );
}
