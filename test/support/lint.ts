import type { Problem } from '../../lib/core/problems/problem';
import type { Role } from '../../lib/core/resolve/lint/linted-server';
import type { RedisServerProps } from '../../lib/core/resolve/redis-server-props';
import { resolveRedis } from '../../lib/core/resolve/resolve-redis';
import { CONTEXT } from './core';

/** What a server with some props is told, in order. */
export function findings(props: RedisServerProps, role: Role = 'primary'): readonly Problem[] {
  return resolveRedis(props, {}, CONTEXT, role).problems;
}

/** The ids of what it is told. */
export function findingIds(props: RedisServerProps, role: Role = 'primary'): string[] {
  return findings(props, role).map(({ id }) => id);
}

/** The messages of what it is told. */
export function findingMessages(props: RedisServerProps, role: Role = 'primary'): string[] {
  return findings(props, role).map(({ message }) => message);
}
