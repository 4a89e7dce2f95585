import { CAPABILITIES, type Capability, type IPlatformFacts } from '../platform/platform-facts';
import type { Problems } from '../problems/problems';
import type { ResolveContext } from './context';

/** The resolve context of what runs on a platform. */
export interface PlacedContext extends ResolveContext {
  readonly platform: IPlatformFacts;
}

/** Notes a prop that the platform cannot honour. */
export function checkCapability(
  capability: Capability,
  prop: string,
  given: string | undefined,
  problems: Problems,
  { platform }: PlacedContext,
): void {
  if (given === undefined || platform.capabilities[capability]) return;
  const { about, otherwise } = CAPABILITIES[capability];
  problems.add('not-on-platform', {
    message: `${prop} needs ${about}, which ${platform.name} does not support`,
    given,
    fix: otherwise,
  });
}
