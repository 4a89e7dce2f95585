import { capabilitiesOf } from '../catalog/capabilities';
import type { ServerLogins } from '../credentials/logins';
import type { Login } from '../credentials/secret';
import { lines, type Template, template } from '../credentials/template';
import type { Endpoint } from '../platform/endpoint';
import { bufferDirectives } from '../resolve/buffers';
import { numberDirectives } from '../resolve/number-settings';
import type { RedisSpec } from '../resolve/redis-spec';
import { FIXED_LIMITS } from './fixed-limits';
import { PATHS, REDIS_PORT } from './paths';
import { usersFile } from './saved-users';

/** The primary that a replica follows. */
export interface Primary {
  readonly endpoint: Endpoint;
  readonly login: Login;
}

/**
 * The redis.conf of a server. The order is fixed. Every line that affects the data is written even if it is the default
 * of the server, because defaults can change with an upgrade.
 */
export function redisConf(spec: RedisSpec, logins: ServerLogins, primary?: Primary): Template {
  return lines(
    '# Network',
    `port ${REDIS_PORT}`,
    `unixsocket ${PATHS.socket}`,
    'unixsocketperm 777',
    ...numberDirectives(spec),
    `tcp-keepalive ${FIXED_LIMITS.redisKeepaliveSeconds}`,
    '',
    '# Process',
    'daemonize no',
    'loglevel notice',
    'logfile ""',
    ...(capabilitiesOf(spec.version).shutdownTimeout ? ['shutdown-timeout 10'] : []),
    '',
    '# Users',
    ...users(spec, logins),
    '',
    '# Memory',
    `maxmemory ${spec.maxMemoryBytes}`,
    `maxmemory-policy ${spec.evictionPolicy.word}`,
    ...bufferDirectives(spec, primary ? 'replica' : 'primary'),
    '',
    `# Persistence: ${spec.flavor.description}`,
    `dir ${PATHS.data}`,
    'dbfilename dump.rdb',
    ...persistence(spec),
    ...(primary ? ['', '# Replication', ...replication(spec, primary)] : []),
    ...(spec.directives.length > 0 ? ['', '# Further directives'] : []),
    ...spec.directives.map(({ name, value }) => `${name} ${value}`),
  );
}

function users(spec: RedisSpec, logins: ServerLogins): Template[] {
  return capabilitiesOf(spec.version).acl
    ? [template`aclfile ${usersFile(spec)}`]
    : [template`requirepass ${{ secret: logins.client.password, encoding: 'redis' }}`];
}

function persistence(spec: RedisSpec): string[] {
  const { savesSnapshots, appendsToFile, isDurable } = spec.flavor;
  const { disklessSync, deletesSyncFiles } = capabilitiesOf(spec.version);
  return [
    ...(savesSnapshots
      ? spec.savePoints.map(({ seconds, changes }) => `save ${seconds} ${changes}`)
      : ['save ""']),
    ...(savesSnapshots ? ['stop-writes-on-bgsave-error yes'] : []),
    `appendonly ${appendsToFile ? 'yes' : 'no'}`,
    ...(appendsToFile
      ? [`appendfsync ${spec.fsyncPolicy.word}`, 'no-appendfsync-on-rewrite no', 'aof-load-truncated yes']
      : []),
    // A server without persistence must send its data to replicas without writing it to disk first.
    ...(!isDurable && disklessSync ? ['repl-diskless-sync yes'] : []),
    ...(!isDurable && deletesSyncFiles ? ['rdb-del-sync-files yes'] : []),
  ];
}

function replication(spec: RedisSpec, { endpoint, login }: Primary): (string | Template)[] {
  const { replicaWord } = capabilitiesOf(spec.version);
  return [
    `${replicaWord}of ${endpoint.host} ${endpoint.port}`,
    ...(login.username === undefined ? [] : [`masteruser ${login.username}`]),
    template`masterauth ${{ secret: login.password, encoding: 'redis' }}`,
    `${replicaWord}-read-only yes`,
    `${replicaWord}-serve-stale-data yes`,
  ];
}
