import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DrillReport, DrillRow } from '../../lib/core/drill/report';
import type { ServiceReview, StackReview } from '../../lib/core/review/schema';
import { containerOf } from './support/construct-container';
import * as docker from './support/docker';
import { Example } from './support/example';
import { type Finished, run, runOk } from './support/process';
import { ProcessWatch } from './support/process-watch';
import { answerInside } from './support/redis-inside';

jest.setTimeout(300_000);

const PROGRAM = resolve(__dirname, '../../bin/cdktf-redis.js');
const SERVICES = ['Aof', 'Rdb', 'Memory', 'Replica'] as const;
const EVENTS = ['process crash', 'container kill', 'out of memory', 'planned restart'];

const example = new Example('docker-drill', 'drill');
const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-drill-'));
let outputs: Record<string, { readonly value: string }>;
let passwords: string[];

beforeAll(async () => {
  await example.deploy();
  const names = SERVICES.map((id) => `${id.toLowerCase()}_url`);
  const values = await Promise.all(names.map((name) => example.deployment.text(name)));
  outputs = Object.fromEntries(names.map((name, index) => [name, { value: values[index] }]));
  passwords = values.map((url) => new URL(url).password);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await example.clear();
});

/** Runs the CLI as a user does, with the Terraform outputs on its standard input. */
function drill(stackDir: string, ...options: string[]): Promise<Finished> {
  return run(process.execPath, [PROGRAM, 'drill', stackDir, ...options], { input: JSON.stringify(outputs) });
}

/** Returns a folder with the same stack and an edited review. */
function reviewed(name: string, edit: (service: ServiceReview) => ServiceReview): string {
  const review: StackReview = JSON.parse(readFileSync(join(example.stackDir, 'review.json'), 'utf8'));
  const edited = join(folder, name);
  mkdirSync(edited);
  writeFileSync(
    join(edited, 'review.json'),
    JSON.stringify({ ...review, services: review.services.map(edit) }),
  );
  return edited;
}

/** The time at which the process of each service started. */
async function starts(): Promise<string[]> {
  return Promise.all(
    SERVICES.map(async (id) => (await docker.inspect(await containerOf(`drill/${id}`))).State.StartedAt),
  );
}

test('a drill rejects a service that is not a drill target, and touches nothing', async () => {
  const before = await starts();
  const unmarked = reviewed('unmarked', (service) => ({
    ...service,
    drillTarget: service.path !== 'drill/Memory',
  }));
  const { code, stderr } = await drill(unmarked);
  expect([code, stderr]).toEqual([
    2,
    'cdktf-redis drill: refused, and nothing was changed\n[drill/Memory] the service is not a drill target: set drillTarget: true, or choose other services with --service\n',
  ]);
  // Its replica is a drill target, but a drill of the replica must write to the primary.
  expect((await drill(unmarked, '--service', 'drill/Replica')).stderr).toContain(
    '[drill/Memory] the service is not a drill target',
  );
  expect(await starts()).toEqual(before);
});

test('a drill rejects a container without the label of a drill target, even if the review lists it as one', async () => {
  const { Image } = await docker.inspect(await containerOf('drill/Aof'));
  const labels = ['--label', 'cdktf-redis.construct=drill/Other', '--label', 'cdktf-redis.flavor=aof'];
  await runOk('docker', ['create', '--name', 'drill-other', ...labels, Image]);
  const { code, stderr } = await drill(
    reviewed('other', (service) =>
      service.path === 'drill/Aof' ? { ...service, path: 'drill/Other' } : service,
    ),
    '--service',
    'drill/Other',
  );
  expect([code, stderr.split('\n').slice(1)]).toEqual([
    2,
    [
      '[drill/Other] the container drill-other does not have the label cdktf-redis.drill: apply the stack with drillTarget: true',
      '[drill/Other] the container drill-other is not running',
      '',
    ],
  ]);
});

describe('a drill of every service', () => {
  let finished: Finished;
  let report: DrillReport;
  let shown: readonly string[];

  beforeAll(async () => {
    const watch = new ProcessWatch();
    finished = await drill(example.stackDir, '--json');
    shown = watch.end();
    report = JSON.parse(finished.stdout);
  });

  const rowsOf = (id: (typeof SERVICES)[number]) => report.rows.filter(({ path }) => path === `drill/${id}`);
  const lostAt = (rows: readonly DrillRow[]) =>
    Object.fromEntries(rows.map(({ event, measured }) => [event, measured?.lost]));

  test('measures every loss, and none is greater than the review states', () => {
    expect(report.rows.filter(({ outcome }) => outcome !== 'within')).toEqual([]);
    expect(finished.code).toBe(0);
    for (const id of SERVICES) {
      expect(rowsOf(id).map(({ event }) => event)).toEqual(expect.arrayContaining(EVENTS));
    }
    for (const { measured, notes } of report.rows) {
      expect(measured?.ratePerSecond).toBeGreaterThan(150);
      expect(notes).toEqual([]); // each drill was long enough, and the Docker engine restarted every process that died
    }
  });

  test('shows that an append-only file keeps all writes when the process dies', () => {
    expect(lostAt(rowsOf('Aof'))).toEqual(Object.fromEntries(EVENTS.map((event) => [event, 0])));
  });

  test('shows that RDB-only loses the writes after the last snapshot, and nothing in a planned restart', () => {
    const { 'planned restart': planned, ...unplanned } = lostAt(rowsOf('Rdb'));
    expect(planned).toBe(0);
    const lost = Object.values(unplanned);
    expect(lost.some((count) => count !== undefined && count > 0)).toBe(true);
    expect(
      rowsOf('Rdb').some(({ measured }) => measured && measured.lost > 0 && measured.lost < measured.written),
    ).toBe(true);
  });

  test('shows that memory-only loses everything, and so does its replica, even with an append-only file', () => {
    const emptied = rowsOf('Replica').filter(({ event }) => event === 'primary loses data');
    expect(emptied.map(({ cause }) => cause)).toEqual(EVENTS);
    for (const { measured } of [...rowsOf('Memory'), ...emptied]) {
      expect(measured?.written).toBeGreaterThan(500);
      expect(measured?.lost).toBe(measured?.written);
    }
  });

  test('shows that a replica gets all data of its primary again', () => {
    const own = rowsOf('Replica').filter(({ event }) => event !== 'primary loses data');
    expect(lostAt(own)).toEqual(Object.fromEntries(EVENTS.map((event) => [event, 0])));
  });

  test('lists the events that it did not drill', () => {
    expect(report.notDrilled.map(({ event }) => event)).toEqual([
      ...['host power loss', 'lost disk', 'lost host'],
      ...['resize', 'configuration change', 'upgrade', 'destroy', 'taken out of the code'],
    ]);
  });

  test('leaves every service healthy and removes its keys', async () => {
    for (const [index, id] of SERVICES.entries()) {
      const container = await containerOf(`drill/${id}`);
      await docker.waitHealthy(container);
      const target = { container, username: 'default', password: passwords[index] };
      expect(await answerInside(target, 'KEYS', 'cdktf-redis:drill:*')).toBe('');
    }
  });

  test('exposes no password to other processes or in the containers', async () => {
    expect(passwords.map(({ length }) => length)).toEqual([40, 40, 40, 40]);
    expect(shown.filter((text) => text.startsWith('redis-cli -s'))).not.toEqual([]);
    const inspected = await Promise.all(
      SERVICES.map(async (id) => JSON.stringify(await docker.inspect(await containerOf(`drill/${id}`)))),
    );
    const texts = [...shown, ...inspected, finished.stdout, finished.stderr];
    expect(passwords.filter((password) => texts.some((text) => text.includes(password)))).toEqual([]);
  });
});

test('a drill fails if the review states too small a loss', async () => {
  const tooGood = reviewed('too-good', (service) => ({
    ...service,
    losses: service.losses.map((loss) => ({
      ...loss,
      windows: loss.windows.map((window) => ({ ...window, seconds: 0 })),
    })),
  }));
  const { code, stdout } = await drill(
    tooGood,
    '--service',
    'drill/Rdb',
    '--event',
    'container kill',
    '--seconds',
    '2',
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/^drill\/Rdb +container kill .* ABOVE$/m);
  expect(stdout).toContain('A LOSS IS ABOVE WHAT THE REVIEW STATES.');
});
