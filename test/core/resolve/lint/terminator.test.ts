import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import { RedisVersion } from '../../../../lib/core/catalog/redis-version';
import { resolveTerminator } from '../../../../lib/core/resolve/constructs/resolve-terminator';
import { lintSessions } from '../../../../lib/core/resolve/lint/terminator';
import type { TlsTerminatorSettings } from '../../../../lib/core/resolve/tls-terminator-settings';
import { CONTEXT, specOf, UNKNOWN } from '../../../support/core';

function ids(props: TlsTerminatorSettings): string[] {
  const service = {
    path: 'test/Redis',
    version: RedisVersion.V7_2,
    idleTimeoutSeconds: 0,
    acceptsPlaintext: true,
    sharesSocket: true,
    isReachable: true,
  };
  return resolveTerminator(props, service, 'tls', CONTEXT).problems.map(({ id }) => id);
}

describe('the sessions of a terminator', () => {
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

describe('the sessions of all terminators of a server', () => {
  const terminator = (maxConnections: number, copies = 1, transport = 'unix-socket') => ({
    path: 'test/Tls',
    maxConnections,
    copies,
    transport,
  });
  const given = (directives: { [name: string]: string }, ...terminators: ReturnType<typeof terminator>[]) =>
    lintSessions('test/Redis', specOf({ directives }), terminators).map((problem) => problem.given);

  test('leave a reserve by default, also with the sessions that do not begin with a login', () => {
    expect(given({}, terminator(2000))).toEqual([]);
    expect(given({ maxclients: '2232' }, terminator(2000))).toEqual([]);
    expect(given({ maxclients: '2231' }, terminator(2000))).toEqual([
      '2200 sessions of test/Tls, maxclients 2231',
    ]);
  });

  test('are added up, with their copies', () => {
    expect(given({}, terminator(4600), terminator(4600))).toEqual([
      '10120 sessions of test/Tls, test/Tls, maxclients 10000',
    ]);
    expect(given({}, terminator(4000), terminator(4500))).toEqual([]);
    expect(given({}, terminator(1000, 9, 'tcp'))).toEqual([]);
    expect(given({}, terminator(1000, 10, 'tcp'))).toHaveLength(1);
  });

  test('are not counted without a terminator, or if maxclients is only known at apply', () => {
    expect(given({ maxclients: '10' })).toEqual([]);
    expect(given({ maxclients: UNKNOWN }, terminator(2000))).toEqual([]);
  });
});
