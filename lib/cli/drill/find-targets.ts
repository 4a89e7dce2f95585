import { loginOf } from '../../core/drill/logins';
import { type Involved, involvedPaths, refusalsOf } from '../../core/drill/refusals';
import type { ServiceReview } from '../../core/review/schema';
import { type Container, containersOf } from './docker';
import { DrillError } from './drill-error';
import { Target } from './target';

/** A drill must not touch some services, and why. */
export class Refused extends Error {
  public constructor(public readonly reasons: readonly string[]) {
    super(reasons.join(' '));
  }
}

/**
 * The services that a drill of some of them touches, each with its container and who logs in. Nothing is touched.
 * @throws Refused with all reasons when one of them must not be touched.
 */
export async function findTargets(
  chosen: readonly string[],
  services: readonly ServiceReview[],
  outputs: unknown,
): Promise<ReadonlyMap<string, Target>> {
  const found = await Promise.all(
    involvedPaths(chosen, services).map((path) => find(path, services, outputs)),
  );
  const reasons = found.flatMap(refusalsOf);
  if (reasons.length > 0) throw new Refused(reasons);
  const targets = found.flatMap(({ service, containers: [container], login }) =>
    service && container && login ? [new Target(service, container.id, login)] : [],
  );
  const surprises = (await Promise.all(targets.map(surprisesOf))).flat();
  if (surprises.length > 0) throw new Refused(surprises);
  return new Map(targets.map((target) => [target.path, target]));
}

async function find(
  path: string,
  services: readonly ServiceReview[],
  outputs: unknown,
): Promise<Involved & { readonly containers: readonly Container[] }> {
  const service = services.find((candidate) => candidate.path === path);
  return {
    path,
    service,
    containers: await containersOf(path),
    login: service && loginOf(service, outputs),
  };
}

/** What only the server itself tells: that it takes the login, and who follows it. */
async function surprisesOf(target: Target): Promise<readonly string[]> {
  try {
    const replicas = Number((await target.info()).get('connected_slaves') ?? 0);
    const known = target.service.replicas.length;
    return replicas > known
      ? [
          `[${target.path}] is followed by ${replicas} replicas, and the review knows ${known}: what it loses is lost there too`,
        ]
      : [];
  } catch (error) {
    if (!(error instanceof DrillError)) throw error;
    return [error.message];
  }
}
