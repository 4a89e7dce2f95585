import { CAPABILITIES, type Capability, type IPlatformFacts } from '../platform/platform-facts';
import type { Problems } from '../problems/problems';
import type { ResolveContext } from './context';

/** The context of a resolver for a construct that runs on a platform. */
export interface PlacedContext extends ResolveContext {
  readonly platform: IPlatformFacts;
}

/** Adds a problem if a prop is set that the platform does not support. */
export function checkCapability(
  capability: Capability,
  prop: string,
  given: string | undefined,
  problems: Problems,
  { platform }: PlacedContext,
): void {
  if (given === undefined || platform.capabilities[capability]) return;
  const { about, instead } = CAPABILITIES[capability];
  problems.add('not-on-platform', {
    message: `${prop} needs ${about}, which ${platform.name} does not support`,
    given,
    fix: instead,
  });
}
