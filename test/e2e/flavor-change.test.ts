import {
  ConnectionOutputs,
  Flavor,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
  RemovalPolicy,
} from 'cdktf-redis';
import type { Construct } from 'constructs';
import { exec, logs } from './support/docker';
import { type Ask, held, write } from './support/keys';
import { redisAnswer } from './support/redis-cli';
import { Stage } from './support/stage';

jest.setTimeout(180_000);

const STACK = 'e2e-flavor-change';
const CONTAINER = `${STACK}-redis`;
const KEYS = 20;

/** One service of a flavor, with a published port for the client of the test. */
function redisAs(flavor: Flavor, props: RedisServiceProps = {}): (stack: Construct) => void {
  return (stack) => {
    const service = new RedisService(stack, 'Redis', {
      name: CONTAINER,
      version: RedisVersion.V7_0,
      flavor,
      removalPolicy: flavor.isDurable ? RemovalPolicy.DESTROY : undefined,
      startupTimeoutSeconds: 15,
      plaintext: true,
      plaintextPort: 16500,
      ...props,
    });
    new ConnectionOutputs(stack, 'redis', { service });
  };
}

/** test/matrix tests every change on every server. This tests that an apply makes the change. */
describe('a service that changes its flavor', () => {
  const stage = new Stage(STACK);

  const ask: Ask = async (...command) => {
    const { username, password } = new URL(await stage.text('redis_url'));
    return redisAnswer({ host: 'localhost', port: 16500, username, password }, ...command);
  };

  async function become(flavor: Flavor, props: RedisServiceProps = {}): Promise<void> {
    await stage.edit(redisAs(flavor, props));
    await stage.deployment.apply();
  }

  beforeAll(async () => {
    await stage.deploy(redisAs(Flavor.RDB_ONLY));
    await write(ask, 'kept', KEYS);
  });

  afterAll(() => stage.clear());

  test('from RDB-only to AOF + RDB keeps every key, and logs that it does', async () => {
    await become(Flavor.AOF_AND_RDB);
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
    expect(await logs(CONTAINER)).toContain('cdktf-redis: converted /data');
    expect(await exec(CONTAINER, 'cat', '/proc/1/comm')).toBe('redis-server\n');
    expect(await stage.plannedChanges()).toEqual([]);
  });

  test('from AOF + RDB to RDB-only keeps every key, even those of the last second', async () => {
    await write(ask, 'late', KEYS);
    await become(Flavor.RDB_ONLY);
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
    expect(await held(ask, 'late', KEYS)).toBe(KEYS);
    expect(await exec(CONTAINER, 'ls', '/data')).toBe('dump.rdb\nowned-by\nwritten-by\n');
  });

  test('to memory-only does not start until the code accepts the loss of data', async () => {
    await expect(become(Flavor.MEMORY_ONLY)).rejects.toThrow();
    expect(await logs(CONTAINER)).toContain(
      'the data of its durable flavor would be lost: set acceptDataLossOnFlavorChange to delete it, or use the durable flavor again. Nothing was changed.',
    );
    await become(Flavor.RDB_ONLY);
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
  });

  test('to memory-only deletes the data if the code accepts the loss of data', async () => {
    await become(Flavor.MEMORY_ONLY, { acceptDataLossOnFlavorChange: true });
    expect(await ask('DBSIZE')).toBe('0');
    expect(await exec(CONTAINER, 'ls', '/data')).toBe('owned-by\nwritten-by\n');
  });
});
