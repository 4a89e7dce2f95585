import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import { RedisVersion } from '../../../../lib/core/catalog/redis-version';
import { resolveTerminator } from '../../../../lib/core/resolve/constructs/resolve-terminator';
import { maxClientsOf } from '../../../../lib/core/resolve/lint/terminator';
import type { TlsTerminatorSettings } from '../../../../lib/core/resolve/tls-terminator-settings';
import { CONTEXT, specOf, UNKNOWN } from '../../../support/core';

function ids(props: TlsTerminatorSettings, maxClients?: number): string[] {
  const service = {
    path: 'test/Redis',
    version: RedisVersion.V7_2,
    idleTimeoutSeconds: 0,
    maxClients,
    acceptsPlaintext: true,
    sharesSocket: true,
    isReachable: true,
  };
  return resolveTerminator(props, service, 'tls', CONTEXT).problems.map(({ id }) => id);
}

describe('the sessions of a terminator', () => {
  test('must not be more than the clients that its service accepts', () => {
    expect(ids({}, 2000)).toEqual([]);
    expect(ids({}, 1999)).toEqual(['connections-above-maxclients']);
    const memory = MemorySize.gibibytes(2);
    expect(ids({ maxConnections: 10000, memory }, 10000)).toEqual([]);
    expect(ids({ maxConnections: 10001, memory }, 10000)).toEqual(['connections-above-maxclients']);
  });

  test('are not compared with an imported service, or one whose number is only known at apply', () => {
    expect(ids({})).toEqual([]);
    expect(ids({}, Number.NaN)).toEqual([]);
  });

  test('must not be more than the memory is enough for, as the defaults are', () => {
    expect(ids({ memory: MemorySize.mebibytes(256), maxConnections: 2000 })).toEqual([]);
    expect(ids({ memory: MemorySize.mebibytes(255), maxConnections: 2000 })).toEqual([
      'sessions-above-memory',
    ]);
    expect(ids({ memory: MemorySize.mebibytes(256), maxConnections: 2001 })).toEqual([
      'sessions-above-memory',
    ]);
    expect(ids({ memory: MemorySize.mebibytes(64), maxConnections: 500 })).toEqual([]);
  });

  test('are not checked if a setting is refused', () => {
    expect(ids({ memory: MemorySize.mebibytes(63) })).toEqual(['bad-memory']);
  });
});

describe('the clients that a server accepts', () => {
  test('are 10,000, or the value of its directive', () => {
    expect(maxClientsOf(specOf({}))).toBe(10000);
    expect(maxClientsOf(specOf({ directives: { maxclients: '500' } }))).toBe(500);
    expect(maxClientsOf(specOf({ directives: { maxclients: UNKNOWN } }))).toBeNaN();
  });
});
