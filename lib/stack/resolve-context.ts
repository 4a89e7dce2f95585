import type { IConstruct } from 'constructs';
import type { IPlatformFacts } from '../core/platform/platform-facts';
import type { ResolveContext } from '../core/resolve/context';
import type { PlacedContext } from '../core/resolve/placed-context';
import { isToken } from './tokens';

/** The resolve context of a construct: tokens are values that the core cannot know. Only this function reads the clock. */
export function contextOf(construct: IConstruct): ResolveContext {
  return { path: construct.node.path, isUnknown: isToken, now: new Date() };
}

/** The resolve context of a construct that runs on a platform. */
export function placedContextOf(construct: IConstruct, platform: IPlatformFacts): PlacedContext {
  return { ...contextOf(construct), platform };
}
