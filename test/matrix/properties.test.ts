import fc from 'fast-check';
import { knowsDirective } from '../../lib/core/catalog/directive-lookup';
import { DIRECTIVES } from '../../lib/core/catalog/directives';
import { FLAVORS } from '../../lib/core/catalog/flavor';
import { MemorySize } from '../../lib/core/catalog/memory-size';
import { EvictionPolicy, FsyncPolicy } from '../../lib/core/catalog/policies';
import { versionOf } from '../../lib/core/catalog/version-string';
import { isError } from '../../lib/core/problems/problem';
import { resolveRedis } from '../../lib/core/resolve/constructs/resolve-redis';
import type { RedisServerProps } from '../../lib/core/resolve/redis-server-props';
import { testImage } from '../e2e/support/images';
import { configOf } from '../e2e/support/keys';
import { CONTEXT } from '../support/core';
import { hostileText } from '../support/hostile-text';
import { SERVERS } from './servers';
import { onVolume } from './support/on-volume';
import type { RenderedServer } from './support/rendered-server';
import { DataVolume } from './support/volume';

/** The number of accepted inputs that each server must load. */
const ACCEPTED = 6;
const NAME = 'matrix-properties';

/** Values that some directive accepts, and texts that try to be more than a value. */
const value = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    '0',
    '1',
    '7',
    '100',
    '64mb',
    '1gb',
    '50%',
    '""',
    '"a b"',
    'normal 0 0 0',
    'KEA',
  ),
  hostileText,
);

/** Arbitrary props of a server of one line, valid or not. */
function propsOf(engine: 'redis' | 'valkey', line: string): fc.Arbitrary<RedisServerProps> {
  const names = DIRECTIVES.map(({ name }) => name).filter((name) => knowsDirective(engine, line, name));
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
  const amount = fc.integer({ min: 64, max: 512 }).map((mebibytes) => MemorySize.mebibytes(mebibytes));
  const savePoint = fc.record({
    seconds: fc.integer({ min: 1, max: 100000 }),
    changes: fc.integer({ min: 1, max: 100000 }),
  });
  const policies = Object.values(EvictionPolicy).filter((policy) => policy instanceof EvictionPolicy);
  return fc.record({
    version: fc.constant(versionOf(engine, line)),
    flavor: fc.constantFrom(...FLAVORS),
    memory: optional(amount),
    evictionPolicy: optional(fc.constantFrom(...policies)),
    savePoints: optional(fc.array(savePoint, { minLength: 1, maxLength: 4 })),
    fsyncPolicy: optional(fc.constantFrom(FsyncPolicy.ALWAYS, FsyncPolicy.EVERYSEC, FsyncPolicy.NO)),
    idleTimeoutSeconds: optional(fc.integer({ min: 0, max: 100000 })),
    directives: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 }),
  });
}

describe.each(SERVERS)('arbitrary props for $engine $version', ({ engine, line }) => {
  const props = propsOf(engine, line);

  test('are accepted, or rejected with a message and a fix', () => {
    fc.assert(
      fc.property(props, (given) => {
        for (const problem of resolveRedis(given, {}, CONTEXT).problems) {
          expect(problem.message).not.toBe('');
          expect(problem.fix).not.toBe('');
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('that are accepted have the specified effect on the server', async () => {
    const image = await testImage(engine, line);
    const volume = new DataVolume(`${NAME}-${engine}`, image);
    const accepted = props.filter((given) => !resolveRedis(given, {}, CONTEXT).problems.some(isError));
    try {
      for (const given of fc.sample(accepted, { numRuns: ACCEPTED, seed: 1 })) {
        await volume.create();
        try {
          await onVolume(volume, image, given, (server) => expectSpecified(server, given));
        } catch (error) {
          throw new Error(`${JSON.stringify(given)}: ${error}`, { cause: error });
        }
      }
    } finally {
      await volume.remove();
    }
  }, 600_000);
});

/** Starts a server with accepted props, and compares its settings with the specification. */
async function expectSpecified(server: RenderedServer, given: RedisServerProps): Promise<void> {
  await server.start();
  const { spec } = resolveRedis(given, {}, CONTEXT);
  const says = {
    save: spec.savePoints.map(({ seconds, changes }) => `${seconds} ${changes}`).join(' '),
    appendonly: spec.flavor.appendsToFile ? 'yes' : 'no',
    maxmemory: String(spec.maxMemoryBytes),
    'maxmemory-policy': spec.evictionPolicy.word,
    timeout: String(spec.idleTimeoutSeconds),
    dir: '/data',
  };
  for (const [directive, wanted] of Object.entries(says)) {
    expect([directive, await configOf(server.ask, directive)]).toEqual([directive, wanted]);
  }
}
