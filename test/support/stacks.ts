import { TerraformVariable } from 'cdktf';
import type { IConstruct } from 'constructs';
import {
  type IRedisService,
  RedisService,
  type RedisServiceProps,
  TlsTerminator,
  type TlsTerminatorProps,
} from '../../lib';

/** A sensitive value that Terraform reads at apply. */
export function variable(scope: IConstruct, id: string): string {
  return new TerraformVariable(scope, id, { type: 'string', sensitive: true }).stringValue;
}

/** A service with a terminator: `Redis` and `Tls`. */
export function serviceWithTls(
  scope: IConstruct,
  props: { readonly redis?: RedisServiceProps; readonly tls?: Omit<TlsTerminatorProps, 'service'> } = {},
): { readonly redis: RedisService; readonly tls: TlsTerminator } {
  const redis = new RedisService(scope, 'Redis', props.redis);
  return { redis, tls: new TlsTerminator(scope, 'Tls', { service: redis, ...props.tls }) };
}

/** A service that is not of the app, with all logins that it can have. */
export function imported(scope: IConstruct, id = 'Imported'): IRedisService {
  return RedisService.fromRedisServiceAttributes(scope, id, {
    host: 'redis.example.com',
    password: variable(scope, `${id}Password`),
    replicationPassword: variable(scope, `${id}ReplicationPassword`),
  });
}
