import { capabilitiesOf } from '../catalog/capabilities';
import { ENGINES } from '../catalog/engine';
import { RemovalPolicy } from '../catalog/policies';
import type { ServerLogins } from '../credentials/logins';
import type { Template } from '../credentials/template';
import type { RedisSpec } from '../resolve/redis-spec';
import { CONVERSION_CONF, conversionConf } from './conversion';
import { PATHS, REDIS_PORT } from './paths';
import { probeCommands } from './probe';
import { type Primary, redisConf } from './redis-conf';
import { startScript } from './start-script';
import { usersAcl } from './users-acl';
import type { Reach, Workload } from './workload';

/** What a server is beside its specification. */
export interface RedisIdentity {
  readonly name: string;
  readonly logins: ServerLogins;
  /** Primary that it follows. Undefined: it is one. */
  readonly primary?: Primary;
  /** Construct path of that primary. */
  readonly follows?: string;
  /** Networks of the primary that it follows over. */
  readonly joins?: Reach['joins'];
}

/** The workload of a Redis server, primary or replica. */
export function redisWorkload(
  spec: RedisSpec,
  { name, logins, primary, follows, joins = [] }: RedisIdentity,
): Workload {
  const capabilities = capabilitiesOf(spec.version);
  const engine = ENGINES[spec.version._engine];
  const ask = `${engine.client} -s ${PATHS.socket} < ${PATHS.config}/probe`;
  // MISCONF: the disk is full, writes are refused, reads are served. A restart would not help.
  const ready = `${ask} | grep -qE 'PONG|MISCONF'`;
  const files: [string, Template][] = [
    ['start', startScript(spec)],
    ...(spec.flavor.isDurable ? [[CONVERSION_CONF, conversionConf(spec)] satisfies [string, Template]] : []),
    ['redis.conf', redisConf(spec, logins, primary)],
    ...(capabilities.acl ? [['users.acl', usersAcl(spec, logins)] satisfies [string, Template]] : []),
    ['probe', probeCommands(logins.probe)],
  ];
  return {
    imageKey: spec.version._imageKey,
    image: spec.image,
    user: { name: engine.user, id: engine.uid },
    name,
    role: { kind: 'server', flavor: spec.flavor._word, follows, drillTarget: spec.drillTarget },
    command: ['sh', `${PATHS.config}/start`],
    stopSignal: 'SIGTERM',
    stopGraceSeconds: spec.stopGraceSeconds,
    memoryMebibytes: spec.memoryMebibytes,
    files: new Map(files),
    // A memory-only server has a volume too: for the record of its flavor, and for what its primary sends.
    data: {
      protect: spec.flavor.isDurable && spec.removalPolicy === RemovalPolicy.PROTECT,
      sizeMebibytes: spec.volumeMebibytes,
    },
    socketOf: name,
    lookups: 'workloads',
    reach: { isolated: true, outbound: spec.plaintext !== undefined, joins },
    servesClients: spec.plaintext !== undefined,
    port: REDIS_PORT,
    copies: spec.copies,
    published: spec.plaintext ? [{ ...spec.plaintext, inside: REDIS_PORT }] : [],
    health: {
      ready,
      // Whatever it answers, be it LOADING, BUSY or that the password was changed.
      alive: `${ask} | grep -q .`,
      // Not before the data set is loaded.
      started: ready,
    },
    startupTimeoutSeconds: spec.startupTimeoutSeconds,
  };
}
