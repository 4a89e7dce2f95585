import type { Finding } from '../impact';
import { causeOf } from './cause';
import type { Service } from './service';
import { stayFindings } from './stay';

/** What a plan does to a terminator or to a replication link: neither holds a key. */
export function proxyFindings(service: Service): Finding[] {
  const { course, workload, unit } = service;
  if (workload === undefined && !service.existed) return [];
  const cause = workload && causeOf(workload, workload.action === 'replace' ? unit.files : []);
  const whose =
    service.kind === 'link'
      ? `${service.serves ?? 'its replica'} connects to its primary again`
      : `clients of ${service.serves ?? 'its service'} reconnect`;
  switch (course) {
    case 'start':
      return service.existed
        ? [
            {
              impact: 'reconnect',
              meaning: 'it is gone already: starts again; no data is touched',
              cause,
            },
          ]
        : [{ impact: 'new', meaning: 'is not there yet', cause }];
    case 'restart':
      return [{ impact: 'reconnect', meaning: `${whose}; no data is touched`, cause }];
    case 'remove':
      return [
        {
          impact: 'reconnect',
          meaning: `is removed: nobody reaches ${service.serves ?? 'its service'} through it any more; no data is touched`,
          cause,
        },
      ];
    case 'abandon':
      return [{ impact: 'none', meaning: 'runs on, and Terraform no longer knows of it', cause }];
    default:
      return stayFindings(service);
  }
}

/** What it means when a network or another volume of a running workload is taken from under it. */
export function surroundingFindings({ course, unit }: Service): Finding[] {
  if (course !== 'stay') return [];
  return unit.surroundings
    .filter(({ action }) => action === 'replace' || action === 'delete')
    .map((change) => ({
      impact: 'reconnect',
      meaning: 'connections over it break; no data is touched',
      cause: causeOf(change),
    }));
}
