import { causeOf } from './cause';
import type { Finding } from './impact';
import type { Service } from './service';

/** What a change in place means for what runs on. Of several copies some can go. */
export function stayFindings({ workload, before, after, leavingData }: Service): Finding[] {
  if (workload?.action !== 'update') return [];
  const cause = [workload, ...leavingData].map((change) => causeOf(change)).join('; ');
  const [was, will] = [before?.copies ?? 1, after?.copies ?? 1];
  if (will < was) {
    const meaning = `runs in ${copies(will)} instead of ${was}: clients of the others reconnect; no data is lost`;
    return [{ impact: 'reconnect', meaning, cause }];
  }
  return [
    { impact: 'none', meaning: will > was ? `runs in ${copies(will)} instead of ${was}` : 'runs on', cause },
  ];
}

function copies(count: number): string {
  return count === 1 ? '1 copy' : `${count} copies`;
}
