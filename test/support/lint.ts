import type { Problem } from '../../lib/core/problems/problem';
import { resolveRedis } from '../../lib/core/resolve/constructs/resolve-redis';
import type { Role } from '../../lib/core/resolve/lint/linted-server';
import type { RedisServerProps } from '../../lib/core/resolve/redis-server-props';
import { CONTEXT } from './core';

/** The problems of a server with the given props, in order. */
export function findings(props: RedisServerProps, role: Role = 'primary'): readonly Problem[] {
  return resolveRedis(props, {}, CONTEXT, role).problems;
}

/** The ids of these problems. */
export function findingIds(props: RedisServerProps, role: Role = 'primary'): string[] {
  return findings(props, role).map(({ id }) => id);
}

/** The messages of these problems. */
export function findingMessages(props: RedisServerProps, role: Role = 'primary'): string[] {
  return findings(props, role).map(({ message }) => message);
}
