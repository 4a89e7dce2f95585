import type { Finding } from '../impact';
import { losesKeys, type Servers, startsEmpty } from '../keys';
import { causeOf } from './cause';
import { isMemoryOnly } from './data-loss';
import type { Service } from './service';
import { stayFindings } from './stay';

const WORDS: Readonly<Record<string, string>> = { aof: 'AOF + RDB', rdb: 'RDB-only', nordb: 'memory-only' };

/** What a plan does to a server and its keys. */
export function serverFindings(service: Service, servers: Servers): Finding[] {
  if (!service.existed) return service.remains ? [newServer(service)] : [];
  const findings = [...lossFindings(service, servers), ...followFindings(service, servers)];
  return findings.length > 0 ? findings : courseFindings(service);
}

function newServer({ workload }: Service): Finding {
  return { impact: 'new', meaning: 'is not there yet', cause: workload && causeOf(workload) };
}

/** What the resources of the server itself do to its keys. */
function lossFindings(service: Service, servers: Servers): Finding[] {
  const { ownLoss: loss } = service;
  if (loss === undefined) return [];
  const cause = causesOf(service);
  if (losesKeys(service, servers)) return [{ impact: 'data-loss', meaning: loss, cause }];
  const kept = `its primary ${service.followed} has the keys`;
  const meaning = service.remains
    ? `the copy of this replica is lost: ${kept}, and it copies them again`
    : `the copy of this replica is removed: ${kept}`;
  return [{ impact: 'restart', meaning, cause }];
}

/** What the primary that it follows does to its keys. */
function followFindings(service: Service, servers: Servers): Finding[] {
  const { follows, followed } = service;
  if (!service.remains || follows === undefined) return [];
  const primary = servers.get(follows);
  const cause = service.course === 'stay' ? undefined : causesOf(service);
  if (primary !== undefined && startsEmpty(primary, servers)) {
    return [
      { impact: 'data-loss', meaning: `its primary ${follows} starts empty, which empties it too`, cause },
    ];
  }
  if (followed === follows || service.course === 'stay') return [];
  return followed === undefined
    ? [
        {
          impact: 'data-loss',
          meaning: `becomes a replica of ${follows}: its own keys give way to the keys of that`,
          cause,
        },
      ]
    : [
        {
          impact: 'restart',
          meaning: `follows ${follows} instead of ${followed}: its copy gives way to the keys of that`,
          cause,
        },
      ];
}

/** What its course means where no key is lost. */
function courseFindings(service: Service): Finding[] {
  const { course, flavor, nextFlavor, followed, follows } = service;
  const cause = causesOf(service);
  switch (course) {
    case 'start':
      return [{ impact: 'restart', meaning: startOf(service), cause }];
    case 'restart':
      if (followed !== undefined && follows === undefined)
        return [{ impact: 'restart', meaning: 'restarts as a primary, with the keys that it has', cause }];
      return [
        {
          impact: 'restart',
          meaning:
            flavor === nextFlavor || flavor === undefined || nextFlavor === undefined
              ? 'restarts: nothing is lost'
              : `restarts, and its files are converted from ${WORDS[flavor]} to ${WORDS[nextFlavor]}: nothing is lost`,
          cause,
        },
      ];
    case 'remove':
      return [{ impact: 'restart', meaning: 'is removed: its data volume stays', cause }];
    case 'abandon':
      return [{ impact: 'none', meaning: 'runs on, and Terraform no longer knows of it', cause }];
    default:
      return stayFindings(service);
  }
}

/** How a server starts that was gone when the plan was made. */
function startOf(service: Service): string {
  if (isMemoryOnly(service.flavor)) return 'it is gone already, and its keys with it: starts empty';
  return service.createdData === undefined
    ? 'it is gone already: starts again on its data volume'
    : 'it and its data volume are gone already: starts on a volume of that name';
}

/** What Terraform does to the workload and to the data. */
function causesOf({ workload, destroyedData, unit, flavor }: Service): string {
  const destroyed = isMemoryOnly(flavor) && workload !== undefined ? [] : destroyedData;
  const forgotten = unit.data.filter(({ action }) => action === 'forget');
  const changes = [...destroyed, ...forgotten];
  const shown = changes.length > 0 || workload === undefined ? changes.map((change) => causeOf(change)) : [];
  return shown.length > 0 || workload === undefined
    ? shown.join('; ')
    : causeOf(workload, workload.action === 'replace' ? unit.files : []);
}
