import { ConnectionOutputs, RedisService, RedisVersion, RemovalPolicy, TlsTerminator } from 'cdktf-redis';
import { Deployment } from './support/deployment';
import * as docker from './support/docker';
import { testImages } from './support/images';
import { held, write } from './support/keys';
import { type RedisTarget, redisAnswer, redisCli } from './support/redis-cli';
import { synth } from './support/synth';

jest.setTimeout(120_000);

const PREFIX = 'e2ea-side-';
const STACKS = { [`${PREFIX}left`]: 16320, [`${PREFIX}right`]: 16322 };
const [LEFT, RIGHT] = [`${PREFIX}left`, `${PREFIX}right`];
const SERVICES = ['Orders', 'Sessions'];

/** Two services in one stack, each behind a terminator on a port of its own. The construct ids are the same in every stack. */
async function stackDir(name: string, firstPort: number): Promise<string> {
  const { redis, haproxy } = await testImages();
  return synth(
    name,
    (stack) => {
      for (const [index, id] of SERVICES.entries()) {
        const service = new RedisService(stack, id, {
          version: RedisVersion.V7_0,
          removalPolicy: RemovalPolicy.DESTROY,
        });
        new TlsTerminator(stack, `${id}Tls`, { service, port: firstPort + index });
        new ConnectionOutputs(stack, `${id}Outputs`, { service, prefix: id });
      }
    },
    { 'cdktf-redis:images': { 'redis:7.0': redis, haproxy } },
  );
}

const deployments = new Map<string, Deployment>();
/** Every service of both stacks, as `stack/Service`. */
const targets = new Map<string, RedisTarget>();

beforeAll(async () => {
  await docker.removeNamed(PREFIX);
  for (const [name, firstPort] of Object.entries(STACKS)) {
    const deployment = Deployment.of(await stackDir(name, firstPort));
    deployments.set(name, deployment);
    await deployment.apply();
    for (const id of SERVICES) {
      const { hostname, port, username, password } = new URL(await deployment.text(`${id}_url`));
      const caPem = await deployment.text(`${id}_ca_certificate`);
      targets.set(`${name}/${id}`, { host: hostname, port: Number(port), username, password, caPem });
    }
  }
});

afterAll(async () => {
  await docker.removeNamed(PREFIX);
  for (const deployment of deployments.values()) deployment.discard();
});

const asking =
  (target: RedisTarget) =>
  (...command: string[]) =>
    redisAnswer(target, ...command);

test('each service answers on the port of its own terminator', () => {
  const ports = [...targets].map(([path, { port }]) => [path, port]);
  expect(Object.fromEntries(ports)).toEqual({
    [`${LEFT}/Orders`]: 16320,
    [`${LEFT}/Sessions`]: 16321,
    [`${RIGHT}/Orders`]: 16322,
    [`${RIGHT}/Sessions`]: 16323,
  });
});

test('each service has data of its own', async () => {
  for (const [path, target] of targets) await write(asking(target), path, 20);
  for (const [path, target] of targets) {
    expect(await asking(target)('DBSIZE')).toBe('20');
    expect(await held(asking(target), path, 20)).toBe(20);
  }
});

test('no service accepts the password of another', async () => {
  for (const [path, target] of targets) {
    for (const [other, { password }] of targets) {
      const { stderr, stdout } = await redisCli({ ...target, password }, 'PING');
      expect([stdout.startsWith('PONG'), stderr.includes('WRONGPASS')]).toEqual(
        path === other ? [true, false] : [false, true],
      );
    }
  }
});

test('no service passes verification with the CA of another', async () => {
  for (const [path, target] of targets) {
    for (const [other, { caPem }] of targets) {
      const { stdout } = await redisCli({ ...target, caPem }, 'PING');
      expect([path, other, stdout.startsWith('PONG')]).toEqual([path, other, path === other]);
    }
  }
});

test('neither stack has a change in its plan because of the other', async () => {
  for (const deployment of deployments.values()) expect(await deployment.plannedChanges()).toEqual([]);
});

test('a destroy of one stack removes all of it and nothing of the other', async () => {
  const before = await docker.objectsNamed(RIGHT);
  expect((await docker.objectsNamed(LEFT)).length).toBe(before.length);
  await deployments.get(LEFT)?.destroy();
  expect(await docker.objectsNamed(LEFT)).toEqual([]);
  expect(await docker.objectsNamed(RIGHT)).toEqual(before);

  for (const [path, target] of targets) {
    if (path.startsWith(RIGHT)) expect(await held(asking(target), path, 20)).toBe(20);
    else await expect(asking(target)('PING')).rejects.toThrow(/refused/);
  }
  expect(await deployments.get(RIGHT)?.plannedChanges()).toEqual([]);

  await deployments.get(RIGHT)?.destroy();
  expect(await docker.objectsNamed(PREFIX)).toEqual([]);
});
