import type { Problem } from '../../problems/problem';
import type { RedisSpec } from '../redis-spec';
import type { FurtherDirectives } from './further-directives';

/** Whether a server leads or follows. */
export type Role = 'primary' | 'replica';

/** A server of this app, whose settings are known. */
export interface KnownServer {
  readonly spec: RedisSpec;
  readonly role: Role;
}

/** A server as the rules see it. */
export interface LintedServer extends KnownServer {
  readonly directives: FurtherDirectives;
}

/** What a rule finds: a problem, the path of which its caller knows. */
export type Finding = Omit<Problem, 'path'>;

/** One kind of contradiction: everything of it in a server. */
export type Rule = (server: LintedServer) => readonly Finding[];
