import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TerraformStack } from 'cdktf';
import {
  ConnectionOutputs,
  Flavor,
  MemorySize,
  RedisService,
  RedisVersion,
  RemovalPolicy,
} from 'cdktf-redis';
import { PATHS } from '../../lib/core/render/paths';
import { containerOf } from '../e2e/support/construct-container';
import { type Ask, held, info, write } from '../e2e/support/keys';
import { type Finished, run, runOk } from '../e2e/support/process';
import { Stage } from '../e2e/support/stage';
import { waitUntil } from '../e2e/support/wait-until';
import { SmallDisk } from './support/small-disk';

jest.setTimeout(240_000);

const PROGRAM = resolve(__dirname, '../../bin/cdktf-redis.js');
const STACK = 'cli-full-disk';
const SERVICES = { Rdb: Flavor.RDB_ONLY, Aof: Flavor.AOF_AND_RDB };
const IDS = ['Rdb', 'Aof'] as const;
type Id = (typeof IDS)[number];

const stage = new Stage(STACK);
const disks: Record<Id, SmallDisk> = { Rdb: new SmallDisk(), Aof: new SmallDisk() };
const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-full-disk-'));

/** A server of each durable flavor. Another `hz` restarts both. */
const build = (hz: string) => (stack: TerraformStack) => {
  for (const id of IDS) {
    const service = new RedisService(stack, id, {
      version: RedisVersion.V7_0,
      flavor: SERVICES[id],
      memory: MemorySize.mebibytes(128),
      // Only the stop and the preflight save.
      savePoints: [{ seconds: 3600, changes: 1_000_000 }],
      directives: { hz },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new ConnectionOutputs(stack, `${id}Outputs`, { service, prefix: id });
  }
};

/** Asks a server through the client in its container. */
function askOf(id: Id): Ask {
  return async (...command) => {
    const { password } = new URL(await stage.text(`${id}_url`));
    const client = ['redis-cli', '-s', PATHS.socket, '--no-auth-warning', ...command];
    const container = await containerOf(`${STACK}/${id}`);
    const answer = await runOk('docker', ['exec', '-e', 'REDISCLI_AUTH', container, ...client], {
      env: { REDISCLI_AUTH: password },
      timeoutSeconds: 30,
    });
    return answer.trim();
  };
}

/** Writes the plan of the next apply, and runs a preflight of it as a user does. */
async function preflight(...options: string[]): Promise<Finished> {
  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify(await stage.deployment.planJson()), { mode: 0o600 });
  return run(process.execPath, [PROGRAM, 'preflight', ...options, file]);
}

beforeAll(async () => {
  await stage.deploy(build('10'));
  for (const id of IDS) {
    await disks[id].putUnder(await containerOf(`${STACK}/${id}`), 24);
    await write(askOf(id), 'kept', 300);
  }
  await stage.edit(build('20'));
});

afterAll(async () => {
  for (const id of IDS) await disks[id].remove();
  await stage.clear();
  rmSync(folder, { recursive: true });
});

test('a preflight passes while the disks have space, and never prints a password', async () => {
  const { code, stdout, stderr } = await preflight();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const id of IDS) expect(stdout).toMatch(new RegExp(`^ok +${STACK}/${id} +it can save: `, 'm'));
  for (const id of IDS) {
    expect(stdout).not.toContain(new URL(await stage.text(`${id}_url`)).password);
  }
});

describe('when the disks are full', () => {
  beforeAll(async () => {
    for (const id of IDS) await disks[id].fill();
    await askOf('Rdb')('BGSAVE');
    await waitUntil(
      'the snapshot fails',
      async () => (await info(askOf('Rdb'), 'persistence')).rdb_last_bgsave_status === 'err',
    );
    await waitUntil('the append-only file cannot be written', async () => {
      // Redis rejects writes once it knows. Until then it accepts them.
      await askOf('Aof')('SET', 'lost', 'x'.repeat(100)).catch(() => undefined);
      return (await info(askOf('Aof'), 'persistence')).aof_last_write_status === 'err';
    });
  });

  test('a preflight exits with 1, and names each server with the reason', async () => {
    const { code, stdout } = await preflight();
    expect(code).toBe(1);
    expect(stdout).toMatch(
      new RegExp(`^FAILURE +${STACK}/Rdb +its last snapshot failed\\..* [1-9]\\d* changes are lost$`, 'm'),
    );
    expect(stdout).toMatch(new RegExp(`^FAILURE +${STACK}/Aof +.*aof_last_write_status:err`, 'm'));
    expect(stdout).toContain('DO NOT APPLY THIS PLAN YET');
  });

  test('a preflight that saves exits with 1 too', async () => {
    const { code, stdout } = await preflight('--save');
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^FAILURE +${STACK}/Rdb +its last snapshot failed`, 'm'));
  });
});

describe('when the disks have space again', () => {
  beforeAll(async () => {
    for (const id of IDS) disks[id].free();
    await waitUntil(
      'the append-only file is written',
      async () => (await info(askOf('Aof'), 'persistence')).aof_last_write_status === 'ok',
    );
  });

  test('a preflight that saves passes, and the apply loses nothing', async () => {
    const { code, stdout } = await preflight('--save');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('it can save: 0 changes') });
    for (const id of IDS) await write(askOf(id), 'late', 30);
    await stage.deployment.apply();
    for (const id of IDS) {
      expect([id, await held(askOf(id), 'kept', 300), await held(askOf(id), 'late', 30)]).toEqual([
        id,
        300,
        30,
      ]);
    }
    expect(await stage.plannedChanges()).toEqual([]);
  });
});
