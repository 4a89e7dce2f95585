import type { IConstruct } from 'constructs';
import type { ResolveContext } from '../core/spec/context';
import { isToken } from './tokens';

/** The resolve context of a construct: a token is what the core cannot know. The clock is read here only. */
export function contextOf(construct: IConstruct): ResolveContext {
  return { path: construct.node.path, isUnknown: isToken, now: new Date() };
}
