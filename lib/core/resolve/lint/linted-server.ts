import type { Problem } from '../../problems/problem';
import type { RedisSpec } from '../redis-spec';
import type { FurtherDirectives } from './further-directives';

/** The role of a server. */
export type Role = 'primary' | 'replica';

/** A server of this app. */
export interface KnownServer {
  readonly spec: RedisSpec;
  readonly role: Role;
}

/** The server that the rules check. */
export interface LintedServer extends KnownServer {
  readonly directives: FurtherDirectives;
}

/** The result of a rule: a problem without its path. */
export type Finding = Omit<Problem, 'path'>;

/** A rule that finds one kind of contradiction in a server. */
export type Rule = (server: LintedServer) => readonly Finding[];
