import { capabilitiesOf } from '../catalog/capabilities';
import { ENGINES } from '../catalog/engine';
import { RemovalPolicy } from '../catalog/policies';
import type { ServerLogins } from '../credentials/logins';
import type { Template } from '../credentials/template';
import type { RedisSpec } from '../resolve/redis-spec';
import { clientUsers } from './client-users';
import { CONVERSION_CONF, conversionConf } from './conversion';
import { gateScript } from './gate-script';
import { PATHS, REDIS_PORT } from './paths';
import { probeCommands, SERVING_ANSWERS } from './probe';
import { type Primary, redisConf } from './redis-conf';
import { startScript } from './start-script';
import { usersAcl } from './users-acl';
import type { Reach, Workload } from './workload';

/** The properties of a server that are not in its specification. */
export interface RedisIdentity {
  readonly name: string;
  readonly logins: ServerLogins;
  /** The primary that it follows. It is not set for a primary. */
  readonly primary?: Primary;
  /** The construct path of that primary. */
  readonly follows?: string;
  /** The networks of the primary that the replica joins. */
  readonly joins?: Reach['joins'];
}

/** The connections that a server accepts if `maxclients` does not say another number, and the files that it has open besides. */
const MAX_CLIENTS = 10_000;
const OWN_FILES = 1_000;

function openFilesOf({ directives }: RedisSpec): number {
  const given = directives.find(({ name }) => name === 'maxclients');
  return (given === undefined ? MAX_CLIENTS : Number(given.value)) + OWN_FILES;
}

/** The workload of a Redis server, primary or replica. */
export function redisWorkload(
  spec: RedisSpec,
  { name, logins, primary, follows, joins = [] }: RedisIdentity,
): Workload {
  const capabilities = capabilitiesOf(spec.version);
  const engine = ENGINES[spec.version._engine];
  const ask = `${engine.client} -s ${PATHS.socket} < ${PATHS.config}/probe`;
  const ready = `${ask} | grep -qE '${SERVING_ANSWERS}'`;
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
    role: {
      kind: 'server',
      flavor: spec.flavor._word,
      follows,
      drillTarget: spec.drillTarget,
      version: spec.version._imageKey,
      acceptsDataLoss: spec.acceptDataLossOnFlavorChange,
      clients: { endpoint: spec.plaintext, users: clientUsers(spec, logins) },
    },
    identity: 'stable',
    command: ['sh', `${PATHS.config}/start`],
    stopSignal: 'SIGTERM',
    stopGraceSeconds: spec.stopGraceSeconds,
    memoryMebibytes: spec.memoryMebibytes,
    files: new Map(files),
    // A memory-only server also has a volume, for the record of its flavor and for the data from its primary.
    volumes: [
      {
        name: 'data',
        mountPath: PATHS.data,
        adopt: spec.adoptVolume,
        protect: spec.flavor.isDurable && spec.removalPolicy === RemovalPolicy.PROTECT,
        sizeMebibytes: spec.volumeMebibytes,
      },
    ],
    socketOf: name,
    lookups: 'workloads',
    reach: { isolated: true, outbound: spec.plaintext !== undefined, joins },
    servesClients: spec.plaintext !== undefined,
    port: REDIS_PORT,
    copies: spec.copies,
    published: spec.plaintext ? [{ ...spec.plaintext, inside: REDIS_PORT }] : [],
    health: {
      ready,
      // Any answer counts, even LOADING, BUSY or a wrong password.
      alive: `${ask} 2>&1 | grep -qv 'Could not connect'`,
      // Only after the data is loaded.
      started: ready,
    },
    gate: gateScript(spec, ready),
    openFiles: openFilesOf(spec),
    startupTimeoutSeconds: spec.startupTimeoutSeconds,
  };
}
