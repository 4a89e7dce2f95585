import { ConnectionOutputs, RedisService, RemovalPolicy, Replica } from 'cdktf-redis';
import { targetOf } from './support/clients';
import * as docker from './support/docker';
import { engine } from './support/engine';
import { type Ask, held, write } from './support/keys';
import { redisAnswer } from './support/redis-cli';
import { Stage } from './support/stage';
import { waitUntil } from './support/wait-until';

jest.setTimeout(120_000);

const STACK = 'e2e-lost-disk';
const KEYS = 200;

const stage = new Stage(STACK);
const asks = new Map<string, Ask>();

beforeAll(async () => {
  await stage.deploy((stack) => {
    const common = { versionString: '7.0-aof', removalPolicy: RemovalPolicy.DESTROY, plaintext: true };
    const primary = new RedisService(stack, 'Primary', {
      ...common,
      name: `${STACK}-primary`,
      plaintextPort: 21410,
    });
    const replica = new Replica(stack, 'Replica', {
      ...common,
      primary,
      name: `${STACK}-replica`,
      plaintextPort: 21411,
      directives: { 'repl-diskless-sync-delay': '0' },
    });
    new ConnectionOutputs(stack, 'primary', { service: primary });
    new ConnectionOutputs(stack, 'replica', { service: replica });
  });
  for (const id of ['primary', 'replica']) {
    const target = targetOf(await stage.text(`${id}_url`));
    asks.set(id, (...command) => redisAnswer(target, ...command));
  }
  await write(ask('primary'), 'key', KEYS);
  await waitForKeys('replica', KEYS);
}, 300_000);

afterAll(() => stage.clear(), 60_000);

function ask(id: string): Ask {
  return asks.get(id) ?? (() => Promise.reject(new Error(`${id} is not deployed`)));
}

async function waitForKeys(id: string, count: number): Promise<void> {
  await waitUntil(`${id} has ${count} keys`, async () => (await held(ask(id), 'key', KEYS)) === count, {
    seconds: 60,
  });
}

/** Removes a container and its data volume, as if its disk were lost. */
async function lose(id: string): Promise<void> {
  const container = `${STACK}-${id}`;
  const { Mounts } = await docker.inspect(container);
  const names = Mounts.flatMap(({ Type, Name, Destination }) =>
    Type === 'volume' && Name !== undefined && Destination === '/data' ? [Name] : [],
  );
  expect(names).toHaveLength(1);
  await engine.getContainer(container).remove({ force: true });
  await engine.getVolume(names[0]).remove();
}

test('a replica whose volume is lost gets all data of its primary again', async () => {
  await lose('replica');
  await stage.deployment.apply();
  await waitForKeys('replica', KEYS);
});

describe('after the disk of a primary is lost', () => {
  test('a replica keeps its copy while its primary is lost, and is emptied when the primary starts empty', async () => {
    await lose('primary');
    expect(await held(ask('replica'), 'key', KEYS)).toBe(KEYS);
    await stage.deployment.apply();
    await waitForKeys('replica', 0);
  });

  test('a primary whose volume is lost starts empty', async () => {
    expect(await ask('primary')('DBSIZE')).toBe('0');
    expect(await stage.plannedChanges()).toEqual([]);
  });
});
