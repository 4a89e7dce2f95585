import { RemovalPolicy } from '../catalog/policies';
import type { RedisSpec } from '../spec/redis-spec';

/** What can be lost when something happens, at worst. */
export interface Loss {
  readonly event: string;
  readonly loss: string;
}

const ALL = 'all data';
const NOTHING = 'nothing';

/**
 * What a server can lose, by event. The append-only file is forced to disk once a second, a snapshot when a
 * save point is due, and an orderly stop saves: those are the promises of the Aptible document.
 */
export function lossesOf(spec: RedisSpec): readonly Loss[] {
  const unplanned = unplannedLoss(spec);
  return [
    { event: 'Redis or its container is killed, or runs out of memory', loss: unplanned },
    { event: 'the host loses power', loss: unplanned },
    {
      event: 'a planned restart, a resize or a change of configuration',
      loss: spec.flavor.isDurable ? NOTHING : ALL,
    },
    { event: 'the stack is destroyed', loss: removalLoss(spec) },
    { event: 'the service is renamed or taken out of the code', loss: removalFromCodeLoss(spec) },
  ];
}

/** Terraform forgets `prevent_destroy` together with a resource that leaves the code. */
function removalFromCodeLoss({ flavor, removalPolicy }: RedisSpec): string {
  const isGuarded = flavor.isDurable && removalPolicy === RemovalPolicy.PROTECT;
  return isGuarded ? `${ALL}: the guard leaves with the code, so read the plan` : ALL;
}

/** What a replica can lose: it is a copy, so its primary decides. */
export const REPLICA_LOSSES: readonly Loss[] = [
  {
    event: 'it is killed, restarted, resized, changed or removed',
    loss: `${NOTHING} that its primary has: it copies the data again`,
  },
  { event: 'its primary loses data', loss: 'the same data' },
];

function unplannedLoss({ flavor, fsyncPolicy, savePoints }: RedisSpec): string {
  if (flavor.appendsToFile) {
    switch (fsyncPolicy.word) {
      case 'always':
        return NOTHING;
      case 'no':
        return 'what the kernel has not written to disk yet, often the writes of the last 30 s';
      default:
        return 'the writes of about the last second';
    }
  }
  if (!flavor.savesSnapshots) return ALL;
  const windows = [...savePoints]
    .sort((a, b) => a.changes - b.changes)
    .map(({ seconds, changes }) => `${seconds} s from ${changes} changed ${changes === 1 ? 'key' : 'keys'}`);
  return `all writes since the last snapshot, which is due after ${windows.join(', ')}`;
}

function removalLoss({ flavor, removalPolicy }: RedisSpec): string {
  if (!flavor.isDurable || removalPolicy === RemovalPolicy.DESTROY) return ALL;
  return `${NOTHING}: Terraform refuses to destroy the volume`;
}
