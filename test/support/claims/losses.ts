import { FsyncPolicy, RemovalPolicy } from '../../../lib/core/catalog/policies';
import { resolveRedis } from '../../../lib/core/resolve/constructs/resolve-redis';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import { lossesOf, replicaLosses } from '../../../lib/core/review/loss';
import type { Loss, LossEvent } from '../../../lib/core/review/schema';
import { CONTEXT } from '../core';
import { by, type Proof } from './claim';

const specOf = (props: RedisServerProps) => resolveRedis(props, {}, CONTEXT).spec;
const primary = (props: RedisServerProps, replicas = 0) =>
  lossesOf(specOf(props), { all: replicas, elsewhere: 0 });

/** Every kind of server that differs from the others in what it loses. */
export const SERVERS_BY_LOSS = {
  'AOF + RDB, everysec': () => primary({ versionString: '7.0-aof' }),
  'AOF + RDB, always': () => primary({ versionString: '7.0-aof', fsyncPolicy: FsyncPolicy.ALWAYS }),
  'AOF + RDB, no': () => primary({ versionString: '7.0-aof', fsyncPolicy: FsyncPolicy.NO }),
  'RDB-only': () => primary({ versionString: '7.0' }),
  'RDB-only below 7.0': () =>
    primary({ versionString: '6.2' }).filter(({ event }) => event === 'host power loss'),
  'memory-only': () => primary({ versionString: '7.0-nordb' }),
  'memory-only with replicas': () => primary({ versionString: '7.0-nordb' }, 2),
  'durable, removalPolicy DESTROY': () =>
    primary({ versionString: '7.0-aof', removalPolicy: RemovalPolicy.DESTROY }).filter(
      ({ event }) => event === 'destroy',
    ),
  replica: () => replicaLosses(specOf({ versionString: '7.0-aof' }), true),
} satisfies Record<string, () => readonly Loss[]>;

/** The name of a kind of server. */
export type ServerByLoss = keyof typeof SERVERS_BY_LOSS;

/** The tests that prove what some kinds of servers lose in some events. */
export interface LossProof {
  readonly servers: readonly ServerByLoss[];
  readonly events: readonly LossEvent[];
  readonly proofs: readonly Proof[];
}

const AOF = ['AOF + RDB, everysec', 'AOF + RDB, always', 'AOF + RDB, no'] as const;
const DURABLE = [...AOF, 'RDB-only'] as const;
const MEMORY_ONLY = ['memory-only', 'memory-only with replicas'] as const;

/** Every event that ends a server, except for those that have rows of their own. */
const OUTAGES: readonly LossEvent[] = [
  'process crash',
  'container kill',
  'out of memory',
  'host power loss',
  'lost disk',
  'lost host',
  'planned restart',
  'resize',
  'configuration change',
  'upgrade',
  'destroy',
];

const drill = (...titles: readonly string[]) => by('e2e/drill', ...titles);
const powerLoss = (...titles: readonly string[]) => by('matrix/power-loss', ...titles);
const persistence = (...titles: readonly string[]) => by('e2e/persistence', ...titles);
const lostDisk = (...titles: readonly string[]) => by('e2e/lost-disk', ...titles);
const everyServer = (...titles: readonly string[]) => by('matrix/servers', ...titles);

export const LOSS_PROOFS: readonly LossProof[] = [
  {
    servers: AOF,
    events: ['process crash', 'container kill'],
    proofs: [
      ...persistence('restores all writes older than one second after kill -9, without a snapshot'),
      ...drill('measures every loss, and none is greater than the review states'),
      ...everyServer(
        'AOF + RDB restores all writes older than one second after kill -9, from its append-only file',
      ),
    ],
  },
  {
    servers: ['RDB-only'],
    events: ['process crash', 'container kill'],
    proofs: [
      ...persistence('loses the writes after the last snapshot on kill -9, and no others'),
      ...drill('measures every loss, and none is greater than the review states'),
      ...everyServer('RDB-only restores its last snapshot after kill -9, and nothing else'),
    ],
  },
  {
    servers: AOF,
    events: ['out of memory'],
    proofs: drill('shows that an append-only file keeps all writes when the process dies'),
  },
  {
    servers: ['RDB-only'],
    events: ['out of memory'],
    proofs: drill(
      'shows that RDB-only loses the writes after the last snapshot, and nothing in a planned restart',
    ),
  },
  {
    servers: ['AOF + RDB, everysec'],
    events: ['host power loss'],
    proofs: powerLoss('an append-only file with fsync every second loses at most two seconds'),
  },
  {
    servers: ['AOF + RDB, always'],
    events: ['host power loss'],
    proofs: powerLoss('an append-only file with fsync before each answer loses nothing'),
  },
  {
    servers: ['AOF + RDB, no'],
    events: ['host power loss'],
    proofs: powerLoss('an append-only file without fsync loses what the kernel has not written yet'),
  },
  {
    servers: ['RDB-only', 'RDB-only below 7.0'],
    events: ['host power loss'],
    proofs: powerLoss('RDB-only loses the writes after the last complete snapshot'),
  },
  {
    servers: DURABLE,
    events: ['lost disk', 'lost host'],
    proofs: lostDisk('a primary whose volume is lost starts empty'),
  },
  {
    servers: DURABLE,
    events: ['planned restart'],
    proofs: persistence(
      'restores all writes after an orderly restart, and has an append-only file and a snapshot',
      'restores all writes after an orderly restart, even if no save point was due',
    ),
  },
  {
    servers: DURABLE,
    events: ['configuration change', 'resize'],
    proofs: persistence('lose no durable data, not even the last write before the apply'),
  },
  {
    servers: DURABLE,
    events: ['upgrade'],
    proofs: by('matrix/data-files', 'of $names are read with every key, even into another flavor'),
  },
  {
    servers: DURABLE,
    events: ['destroy'],
    proofs: persistence('protects durable data from a destroy by default'),
  },
  {
    servers: ['durable, removalPolicy DESTROY'],
    events: ['destroy'],
    proofs: persistence('allows a destroy of everything if it is DESTROY'),
  },
  {
    servers: [...DURABLE, ...MEMORY_ONLY],
    events: ['taken out of the code'],
    proofs: by('e2e/plan', 'reports data loss for a service that is removed from the code'),
  },
  {
    servers: ['memory-only'],
    events: OUTAGES,
    proofs: [
      ...persistence('is empty after kill -9', 'is empty after an orderly restart and has no data file'),
      ...powerLoss('memory-only loses everything'),
    ],
  },
  {
    servers: ['memory-only with replicas'],
    events: OUTAGES,
    proofs: [
      ...drill(
        'shows that memory-only loses everything, and so does its replica, even with an append-only file',
      ),
      ...by('e2e/replica', 'follows, and loses its data when the primary restarts, as the code accepts'),
    ],
  },
  {
    servers: ['replica'],
    events: [...OUTAGES, 'taken out of the code'],
    proofs: [
      ...lostDisk(
        'a replica keeps its copy while its primary is lost, and is emptied when the primary starts empty',
        'a replica whose volume is lost gets all data of its primary again',
      ),
      ...drill('shows that a replica gets all data of its primary again'),
      ...by('e2e/replica', 'follows again after kill -9 of %s'),
    ],
  },
  {
    servers: ['replica'],
    events: ['primary loses data'],
    proofs: by('e2e/replica', 'follows, and loses its data when the primary restarts, as the code accepts'),
  },
];
