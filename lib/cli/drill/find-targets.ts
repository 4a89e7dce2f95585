import { loginOf } from '../../core/drill/logins';
import { type Involved, involvedPaths, refusalsOf } from '../../core/drill/refusals';
import type { ServiceReview } from '../../core/review/schema';
import { type Container, containersOf, inspect } from './docker';
import { DrillError } from './drill-error';
import type { Limits } from './limits';
import { Target, within } from './target';

/** The drill is refused, with the reasons. */
export class Refused extends Error {
  public constructor(public readonly reasons: readonly string[]) {
    super(reasons.join(' '));
  }
}

/**
 * Finds the services that a drill affects, each with its container and its login. Does not change anything.
 * @throws Refused with all reasons if one of the services must not be drilled.
 */
export async function findTargets(
  chosen: readonly string[],
  services: readonly ServiceReview[],
  outputs: unknown,
  limits: Limits,
): Promise<ReadonlyMap<string, Target>> {
  const found = await Promise.all(
    involvedPaths(chosen, services).map((path) => find(path, services, outputs, limits)),
  );
  const reasons = found.flatMap(refusalsOf);
  if (reasons.length > 0) throw new Refused(reasons);
  const targets = found.flatMap(({ service, containers: [container], login }) =>
    service && container && login ? [new Target(service, container.id, login, limits)] : [],
  );
  const problems = (await Promise.all(targets.map(serverProblems))).flat();
  if (problems.length > 0) throw new Refused(problems);
  return new Map(targets.map((target) => [target.path, target]));
}

async function find(
  path: string,
  services: readonly ServiceReview[],
  outputs: unknown,
  limits: Limits,
): Promise<Involved & { readonly containers: readonly Container[] }> {
  const service = services.find((candidate) => candidate.path === path);
  return {
    path,
    service,
    containers: await Promise.all((await containersOf(path)).map((container) => settled(container, limits))),
    login: service && loginOf(service, outputs),
  };
}

/** Waits for the health of a container that has just started, such as one of an apply that has just ended. */
async function settled(container: Container, { health }: Limits): Promise<Container> {
  let current = container;
  await within(health, async () => {
    if (current.health === 'starting') current = await inspect(container.id);
    return current.health !== 'starting';
  });
  return current;
}

/** Problems that only the server itself can report: a login that does not work, and unknown replicas. */
async function serverProblems(target: Target): Promise<readonly string[]> {
  try {
    const replicas = Number((await target.info()).get('connected_slaves') ?? 0);
    const known = target.service.replicas.length;
    return replicas > known
      ? [
          `[${target.path}] has more replicas (${replicas}) than in the review (${known}): the other replicas would lose data too`,
        ]
      : [];
  } catch (error) {
    if (!(error instanceof DrillError)) throw error;
    return [error.message];
  }
}
