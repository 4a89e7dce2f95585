import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TerraformStack } from 'cdktf';
import { Flavor, RedisService, RedisVersion, RemovalPolicy } from 'cdktf-redis';
import type { Orphans } from '../../lib/core/orphans/find';
import { containerOf } from '../e2e/support/construct-container';
import { Deployment } from '../e2e/support/deployment';
import * as docker from '../e2e/support/docker';
import type { JsonObject } from '../e2e/support/json';
import { run, runOk } from '../e2e/support/process';
import { Stage } from '../e2e/support/stage';

jest.setTimeout(300_000);

const PROGRAM = resolve(__dirname, '../../bin/cdktf-redis.js');
const STACK = 'cli-killed';
const OTHER = 'cli-bystander';

const stage = new Stage(STACK);
const bystander = new Stage(OTHER);
const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-killed-apply-'));
let deployment: Deployment;
let others: readonly string[];

const props = { version: RedisVersion.V7_0, removalPolicy: RemovalPolicy.DESTROY };

function build(stack: TerraformStack): void {
  new RedisService(stack, 'Redis', props);
  new RedisService(stack, 'Cache', { ...props, flavor: Flavor.MEMORY_ONLY, removalPolicy: undefined });
}

/** Runs `cdktf-redis orphans` as a user does, with the state of the stack, which can be empty. */
function orphans(state: JsonObject, ...options: string[]) {
  const file = join(folder, 'state.json');
  writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  return run(process.execPath, [PROGRAM, 'orphans', '--state', file, ...options, stage.synthesized]);
}

const named = ({ orphans: found, dataVolumes }: Orphans) =>
  [...found, ...dataVolumes].map(({ kind, name }) => `${kind} ${name}`).sort();

/** The state after the kill. Terraform has written what it had created until then, or nothing. */
async function stateLeft(): Promise<JsonObject> {
  return (await deployment.stateJson().catch(() => undefined)) ?? { format_version: '1.0' };
}

beforeAll(async () => {
  await docker.removeNamed(STACK);
  await bystander.deploy((stack) => new RedisService(stack, 'Redis', props));
  others = await docker.objectsNamed(OTHER);
  deployment = Deployment.of(await stage.synth(build));
  await deployment.killApply(async () => {
    const left = await docker.objectsNamed(STACK);
    return left.includes(`container ${await containerOf(`${STACK}/Redis`).catch(() => '')}`);
  });
});

afterAll(async () => {
  deployment.discard();
  await stage.clear();
  await bystander.clear();
  rmSync(folder, { recursive: true });
});

test('after a killed apply, the next one fails because names are taken', async () => {
  await expect(deployment.apply()).rejects.toThrow(/already|in use/i);
});

test('the listed commands remove exactly what is in the way, and the apply converges', async () => {
  const state = await stateLeft();
  const { code, stdout: json, stderr } = await orphans(state, '--json');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const found: Orphans = JSON.parse(json);
  expect(named(found).filter((object) => object.includes(OTHER))).toEqual([]);
  expect(found.orphans.filter(({ name }) => /-data(-|$)/.test(name))).toEqual([]);

  const before = await docker.objectsNamed(STACK);
  const { stdout: script } = await orphans(state);
  await runOk('sh', ['-e', '-c', script]);
  const removed = found.orphans.map(({ kind, name }) => `${kind} ${name}`).sort();
  const after = await docker.objectsNamed(STACK);
  expect(before.filter((object) => !after.includes(object))).toEqual(removed);
  expect(removed).not.toEqual([]);
  expect(await docker.objectsNamed(OTHER)).toEqual(others);

  await deployment.apply();
  await docker.waitHealthy(await containerOf(`${STACK}/Redis`));
  expect((await deployment.plannedChanges()).filter((change) => !change.includes(' output.'))).toEqual([]);
});

test('afterwards, every object but data volumes of the killed apply is in the state', async () => {
  const { stdout } = await orphans(await deployment.stateJson(), '--json');
  const found: Orphans = JSON.parse(stdout);
  expect(found.orphans).toEqual([]);
});

test('with a lost state, every object of the stack is listed', async () => {
  const { stdout } = await orphans({ format_version: '1.0' }, '--json');
  expect(named(JSON.parse(stdout))).toEqual(await docker.objectsNamed(STACK));
});
