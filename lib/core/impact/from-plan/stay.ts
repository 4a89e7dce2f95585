import { copiesFinding } from '../copies';
import type { Finding } from '../impact';
import { causeOf } from './cause';
import type { Service } from './service';

/** What a change in place means for what runs on. */
export function stayFindings({ workload, before, after, leavingData }: Service): Finding[] {
  if (workload?.action !== 'update') return [];
  const cause = [workload, ...leavingData].map((change) => causeOf(change)).join('; ');
  const finding = copiesFinding(before?.copies ?? 1, after?.copies ?? 1);
  return [{ impact: 'none', meaning: 'runs on', ...finding, cause }];
}
