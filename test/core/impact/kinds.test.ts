import { planReaders } from '../../../lib/cli/plan-readers';
import { blastRadiusOf } from '../../../lib/core/impact/from-plan/blast-radius';
import { parsePlan } from '../../../lib/core/impact/from-plan/parse';
import { judge } from '../../../lib/core/impact/judge';
import { kindOfWords } from '../../../lib/core/impact/kind';
import { KINDS } from '../../../lib/core/impact/kinds';
import type { WorkloadChange } from '../../../lib/core/impact/workload-change';
import type { JsonObject } from '../../support/json';
import { change, container, planOf } from '../../support/made-up-plan';

/** A kind of workload that the library does not have: it copies the data of a server to a volume of its own. */
const BACKUP = kindOfWords({
  name: 'backup',
  unnamed: 'its service',
  interruption: 'none',
  starts: (service) => `is new: backs up ${service}`,
  restarts: (service) => `the next backup of ${service} runs with the new settings`,
  leaves: (service) => `is removed: ${service} is no longer backed up`,
  loss: 'all backups are lost',
});

const backup = (volume = 'backups'): JsonObject =>
  container({ path: 's/Backup', kind: 'backup', serves: 's/Redis', volume });

/** What a plan means, as `impact kind path: meaning`. */
function told(changes: readonly JsonObject[], kinds = [...KINDS, BACKUP]): string[] {
  const plan = parsePlan(JSON.stringify(planOf(changes)), planReaders());
  return blastRadiusOf(plan, kinds).services.flatMap(({ path, kind, findings }) =>
    findings.map(({ impact, meaning }) => `${impact} ${kind} ${path}: ${meaning}`),
  );
}

function planned(
  actions: readonly string[],
  before: JsonObject | null,
  after: JsonObject | null,
): JsonObject {
  return change('docker_container.Backup', actions, { before, after });
}

const volumeGoes = change('docker_volume.Backups', ['delete'], { before: { name: 'backups' } });

describe('a new kind of workload', () => {
  test.each<[string, JsonObject[], string]>([
    ['is new', [planned(['create'], null, backup())], 'new backup s/Backup: is new: backs up s/Redis'],
    [
      'restarts',
      [planned(['delete', 'create'], backup(), backup())],
      'none backup s/Backup: the next backup of s/Redis runs with the new settings; no data is touched',
    ],
    [
      'is removed',
      [planned(['delete'], backup(), null)],
      'none backup s/Backup: is removed: s/Redis is no longer backed up; no data is touched',
    ],
    [
      'loses its volume',
      [planned(['delete'], backup(), null), volumeGoes],
      'data-loss backup s/Backup: is removed, and its data volume is destroyed: all backups are lost',
    ],
  ])('says in its own words what it means when it %s', (_, changes, meaning) => {
    expect(told(changes)).toEqual([meaning]);
  });

  test('does not become a server because it has a data volume', () => {
    expect(told([planned(['no-op'], backup(), backup()), volumeGoes])).toEqual([
      'data-loss backup s/Backup: its data volume is destroyed: all backups are lost',
    ]);
  });

  test('of a later release counts as data if its volume is destroyed', () => {
    const unknown = told([planned(['delete'], backup(), null), volumeGoes], [...KINDS]);
    expect(unknown).toEqual([
      'data-loss backup s/Backup: is removed, and its data volume is destroyed: its data is lost',
    ]);
    expect(told([planned(['delete', 'create'], backup('none'), backup('none'))], [...KINDS])).toEqual([
      'reconnect backup s/Backup: restarts, and its connections break; no data is touched',
    ]);
  });
});

describe('every kind', () => {
  const state = { copies: 1, serves: 's/Redis' };
  const workload = (kind: string, rest: Partial<WorkloadChange>): WorkloadChange => ({
    path: 's/One',
    kind,
    transition: 'stay',
    existed: true,
    before: state,
    after: state,
    data: { fate: 'kept' },
    ...rest,
  });

  test.each(KINDS.map(({ name }) => name))(
    'runs on, is forgotten and is cut in the same words: %s',
    (kind) => {
      const meaningOf = (rest: Partial<WorkloadChange>) =>
        judge([workload(kind, rest)])[0].findings.map(({ impact, meaning }) => `${impact}: ${meaning}`);
      expect(meaningOf({})).toEqual(['none: runs on']);
      expect(meaningOf({ transition: 'forget' })).toEqual([
        'none: runs on, and Terraform no longer manages it',
      ]);
      expect(meaningOf({ transition: 'absent' })).toEqual([]);
      expect(meaningOf({ isCut: true })[0]).toMatch(/^reconnect: connections break/);
      expect(meaningOf({ after: { ...state, copies: 3 } })).toEqual(['none: runs in 3 copies instead of 1']);
    },
  );

  test.each(KINDS.map(({ name }) => name))('says something for every transition: %s', (kind) => {
    for (const transition of ['start', 'stay', 'restart', 'remove', 'forget', 'orphan'] as const)
      expect(judge([workload(kind, { transition })])[0].findings).not.toEqual([]);
  });
});
