import { planReaders } from '../../../lib/cli/plan-readers';
import { blastRadiusOf } from '../../../lib/core/impact/from-plan/blast-radius';
import { parsePlan } from '../../../lib/core/impact/from-plan/parse';
import { changeOf } from '../../../lib/core/impact/from-reviews/change';
import { judge } from '../../../lib/core/impact/judge';
import { kindOfWords } from '../../../lib/core/impact/kind';
import { KINDS } from '../../../lib/core/impact/kinds';
import type { WorkloadChange } from '../../../lib/core/impact/workload-change';
import type { WorkloadReview } from '../../../lib/core/review/schema';
import type { JsonObject } from '../../support/json';
import { change, container, planOf } from '../../support/made-up-plan';
import { reviewedStack } from '../../support/reviewed';

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

  test('can write to a volume beside the data that it only reads', () => {
    const mounts: JsonObject[] = [
      { container_path: '/data', volume_name: 's/redis-data', read_only: true },
      { container_path: '/backups', volume_name: 'backups' },
      { container_path: '/etc/cdktf-redis', volume_name: 's/backup-config' },
      { container_path: '/run/cdktf-redis', volume_name: 's/redis-socket' },
    ];
    const reading = { ...backup(), volumes: mounts };
    const runs = planned(['no-op'], reading, reading);
    const dataGoes = change('docker_volume.A_DataVolume_00000000', ['delete'], {
      before: { name: 's/redis-data' },
    });
    expect(told([runs, volumeGoes])).toEqual([
      'data-loss backup s/Backup: its data volume is destroyed: all backups are lost',
    ]);
    expect(told([runs, dataGoes])).toEqual([
      'data-loss server s/redis: its data volume is destroyed: all keys are lost',
    ]);
  });

  test('can be a CronJob with a claim of its own', () => {
    const template = (image: string) => ({
      spec: [
        {
          container: [{ name: 'backup', image }],
          volume: [{ persistent_volume_claim: [{ claim_name: 'backups' }] }],
        },
      ],
    });
    const job = (image: string): JsonObject => ({
      metadata: [
        {
          name: 'backup',
          namespace: 'n',
          annotations: { 'cdktf-redis.construct': 's/Backup', 'cdktf-redis.kind': 'backup' },
        },
      ],
      spec: [{ job_template: [{ spec: [{ template: [template(image)] }] }] }],
    });
    const updated = change('kubernetes_cron_job_v1.Backup', ['update'], {
      before: job('a'),
      after: job('b'),
    });
    const claimGoes = change('kubernetes_persistent_volume_claim_v1.Backups', ['delete'], {
      before: { metadata: [{ name: 'backups', namespace: 'n' }] },
    });
    expect(told([updated])).toEqual([
      'none backup s/Backup: the next backup of its service runs with the new settings; no data is touched',
    ]);
    expect(told([updated, claimGoes])).toEqual([
      'data-loss backup s/Backup: its data volume is destroyed: all backups are lost',
    ]);
  });

  test('is known by the label of its claim if nothing else of it is in the plan', () => {
    const labels = {
      'app.kubernetes.io/managed-by': 'cdktf-redis',
      'app.kubernetes.io/instance': 'backup',
      'app.kubernetes.io/component': 'backup',
    };
    const claimGoes = change('kubernetes_persistent_volume_claim_v1.Backups', ['delete'], {
      before: { metadata: [{ name: 'backups', namespace: 'n', labels }] },
    });
    expect(told([claimGoes])).toEqual([
      'data-loss backup backup: its data volume is destroyed: all backups are lost',
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

describe('a new kind of workload in two reviews', () => {
  const job: WorkloadReview = {
    path: 'prod/Backup',
    kind: 'backup',
    name: 'backup',
    serves: 'prod/Redis',
    image: 'redis:8.4.6',
    place: 'docker',
    configuration: '1',
    volumes: ['backups'],
    facts: [{ label: 'schedule', text: 'every day' }],
  };
  const compared = (before?: WorkloadReview, after?: WorkloadReview) => {
    const [base, head] = [before, after].map((one) => [reviewedStack({ workloads: one ? [one] : [] })]);
    return changeOf(base, head, [...KINDS, BACKUP]).constructs;
  };

  test.each<[string, WorkloadReview | undefined, WorkloadReview | undefined, string]>([
    ['runs on', job, job, 'none both: runs on'],
    ['is new', undefined, job, 'new new: is new: backs up prod/Redis'],
    [
      'restarts',
      job,
      { ...job, configuration: '2' },
      'none both: the next backup of prod/Redis runs with the new settings; no data is touched',
    ],
    [
      'is removed',
      job,
      undefined,
      'data-loss gone: is removed, and its data volume is destroyed: all backups are lost',
    ],
    [
      'has another volume',
      job,
      { ...job, configuration: '2', volumes: ['others'] },
      'data-loss both: its data volume is replaced by an empty one: all backups are lost',
    ],
    [
      'is removed, and keeps no data',
      { ...job, volumes: undefined },
      undefined,
      'none gone: is removed: prod/Redis is no longer backed up; no data is touched',
    ],
  ])('means the same as in a plan when it %s', (_, before, after, told) => {
    const [{ path, kind, impact, presence, meaning }] = compared(before, after);
    expect({ path, kind }).toEqual({ path: 'prod/Backup', kind: 'backup' });
    expect(`${impact} ${presence}: ${meaning}`).toBe(told);
  });

  test('is compared by its facts, its image, and where it runs', () => {
    const hourly = { ...job, configuration: '2', facts: [{ label: 'schedule', text: 'every hour' }] };
    expect(compared(job, { ...hourly, image: 'redis:8.4.7', serves: null })[0].findings).toEqual([
      { tendency: 'changed', what: 'schedule', before: 'every day', after: 'every hour' },
      { tendency: 'changed', what: 'serves', before: 'prod/Redis', after: 'nothing' },
      { tendency: 'changed', what: 'image', before: 'redis:8.4.6', after: 'redis:8.4.7' },
    ]);
    expect(compared(job, { ...job, configuration: '2' })[0].findings).toMatchObject([
      { what: expect.stringMatching(/^a setting that the review does not show/) },
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
