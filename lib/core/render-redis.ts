import { capabilitiesOf } from './catalog/capabilities';
import { RemovalPolicy } from './catalog/policies';
import { probeCommands } from './config/probe';
import { type Primary, redisConf } from './config/redis-conf';
import { startScript } from './config/start-script';
import type { Text } from './config/text';
import { usersAcl } from './config/users-acl';
import type { ServerLogins } from './credentials/logins';
import { PATHS, REDIS_PORT } from './paths';
import type { RedisSpec } from './spec/redis-spec';
import type { Reach, Workload } from './workload';

/** What a server is beside its specification. */
export interface RedisIdentity {
  readonly name: string;
  readonly logins: ServerLogins;
  /** Primary that it follows. Undefined: it is one. */
  readonly primary?: Primary;
  /** Networks of the primary that it follows over. */
  readonly joins?: Reach['joins'];
}

/** The workload of a Redis server, primary or replica. */
export function redisWorkload(
  spec: RedisSpec,
  { name, logins, primary, joins = [] }: RedisIdentity,
): Workload {
  const capabilities = capabilitiesOf(spec.version);
  const files: [string, Text][] = [
    ['start', startScript(spec)],
    ['redis.conf', redisConf(spec, logins, primary)],
    ...(capabilities.acl ? [['users.acl', usersAcl(logins, capabilities)] satisfies [string, Text]] : []),
    ['probe', probeCommands(logins.probe)],
  ];
  return {
    imageKey: `redis:${spec.version.line}`,
    image: spec.image,
    user: 'redis:redis',
    name,
    command: ['sh', `${PATHS.config}/start`],
    stopSignal: 'SIGTERM',
    stopGraceSeconds: spec.stopGraceSeconds,
    memoryMebibytes: spec.memoryMebibytes,
    files: new Map(files),
    data: dataOf(spec, primary !== undefined),
    socketOf: name,
    lookups: 'workloads',
    reach: { isolated: true, outbound: spec.plaintext !== undefined, joins },
    servesClients: spec.plaintext !== undefined,
    published: spec.plaintext ? [{ ...spec.plaintext, inside: REDIS_PORT }] : [],
    // MISCONF: the disk is full, writes are refused, reads are served. A restart would not help.
    health: `redis-cli -s ${PATHS.socket} < ${PATHS.config}/probe | grep -qE 'PONG|MISCONF'`,
    startupTimeoutSeconds: spec.startupTimeoutSeconds,
  };
}

/**
 * A memory-only primary has nothing to keep; a memory-only replica needs a place for the data set while it
 * arrives, which nobody has to protect.
 */
function dataOf(spec: RedisSpec, isReplica: boolean): Workload['data'] {
  if (spec.flavor.isDurable) return { protect: spec.removalPolicy === RemovalPolicy.PROTECT };
  return isReplica ? { protect: false } : 'memory';
}
