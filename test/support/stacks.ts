import { TerraformVariable } from 'cdktf';
import type { IConstruct } from 'constructs';
import {
  type IRedisService,
  RedisService,
  type RedisServiceProps,
  TlsTerminator,
  type TlsTerminatorProps,
} from '../../lib';

/** The value of a new sensitive Terraform variable. */
export function variable(scope: IConstruct, id: string): string {
  return new TerraformVariable(scope, id, { type: 'string', sensitive: true }).stringValue;
}

/** Creates a service `Redis` with a terminator `Tls`. */
export function serviceWithTls(
  scope: IConstruct,
  props: { readonly redis?: RedisServiceProps; readonly tls?: Omit<TlsTerminatorProps, 'service'> } = {},
): { readonly redis: RedisService; readonly tls: TlsTerminator } {
  const redis = new RedisService(scope, 'Redis', props.redis);
  return { redis, tls: new TlsTerminator(scope, 'Tls', { service: redis, ...props.tls }) };
}

/** Imports a service with all logins. */
export function imported(scope: IConstruct, id = 'Imported'): IRedisService {
  return RedisService.fromRedisServiceAttributes(scope, id, {
    host: 'redis.example.com',
    password: variable(scope, `${id}Password`),
    replicationPassword: variable(scope, `${id}ReplicationPassword`),
  });
}
