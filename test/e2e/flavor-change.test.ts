import { ConnectionOutputs, Flavor, RedisService, RedisVersion, RemovalPolicy } from 'cdktf-redis';
import type { Construct } from 'constructs';
import { exec, logs } from './support/docker';
import { type Ask, held, write } from './support/keys';
import { redisAnswer } from './support/redis-cli';
import { Stage } from './support/stage';

jest.setTimeout(180_000);

const STACK = 'e2e-flavor-change';
const CONTAINER = `${STACK}-redis`;
const KEYS = 20;

/** One service of a flavor, published for the test's client. */
function redisAs(flavor: Flavor): (stack: Construct) => void {
  return (stack) => {
    const service = new RedisService(stack, 'Redis', {
      name: CONTAINER,
      version: RedisVersion.V7_0,
      flavor,
      removalPolicy: RemovalPolicy.DESTROY,
      startupTimeoutSeconds: 15,
      plaintext: true,
      plaintextPort: 16500,
    });
    new ConnectionOutputs(stack, 'redis', { service });
  };
}

describe.each([
  ['RDB-only', Flavor.RDB_ONLY, 'AOF + RDB', Flavor.AOF_AND_RDB, 'dump.rdb was written without'],
  ['AOF + RDB', Flavor.AOF_AND_RDB, 'RDB-only', Flavor.RDB_ONLY, 'there is an append-only file'],
])('a service that turns from %s', (from, before, to, after, reason) => {
  const stage = new Stage(STACK);

  const ask: Ask = async (...command) => {
    const { username, password } = new URL(await stage.text('redis_url'));
    return redisAnswer({ host: 'localhost', port: 16500, username, password }, ...command);
  };

  beforeAll(async () => {
    await stage.deploy(redisAs(before));
    await write(ask, 'kept', KEYS);
  });

  afterAll(() => stage.clear());

  test(`into ${to} refuses to start, says why, and leaves the files as they are`, async () => {
    await stage.edit(redisAs(after));
    await expect(stage.deployment.apply()).rejects.toThrow();
    expect(await logs(CONTAINER)).toContain(reason);
    expect(await logs(CONTAINER)).toContain('Nothing was changed.');
  });

  test(`has all its data when it is ${from} again`, async () => {
    await stage.edit(redisAs(before));
    await stage.deployment.apply();
    expect(await held(ask, 'kept', KEYS)).toBe(KEYS);
    expect(await exec(CONTAINER, 'cat', '/proc/1/comm')).toBe('redis-server\n');
  });
});
