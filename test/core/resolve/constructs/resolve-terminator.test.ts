import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import { RedisVersion } from '../../../../lib/core/catalog/redis-version';
import { BackendTransport } from '../../../../lib/core/platform/backend-transport';
import {
  resolveTerminator,
  type TerminatedService,
} from '../../../../lib/core/resolve/constructs/resolve-terminator';

import type { TlsTerminatorSettings } from '../../../../lib/core/resolve/tls-terminator-settings';
import { CONTEXT, UNKNOWN } from '../../../support/core';

const SERVICE: TerminatedService = {
  path: 'test/Redis',
  version: RedisVersion.V7_0,
  idleTimeoutSeconds: 0,
  acceptsPlaintext: true,
  sharesSocket: true,
  isReachable: true,
};

function resolved(props: TlsTerminatorSettings, service: Partial<TerminatedService> = {}) {
  const { spec, problems } = resolveTerminator(props, { ...SERVICE, ...service }, 'tls', CONTEXT);
  return { spec, problems, ids: problems.map(({ id }) => id) };
}

describe('a terminator without props', () => {
  test('listens on the loopback address, for sessions of up to 12 hours with TLS 1.2 and 1.3', () => {
    const { spec, problems } = resolved({});
    expect(problems).toEqual([]);
    expect(spec).toEqual({
      listener: { address: '127.0.0.1', host: 'localhost', port: 6380 },
      certificateHosts: ['localhost', '127.0.0.1', 'tls'],
      protocols: ['TLSv1.2', 'TLSv1.3'],
      transport: BackendTransport.UNIX_SOCKET,
      copies: 1,
      sessionTimeoutSeconds: 43200,
      drainSeconds: 5,
      maxConnections: 2000,
      loginTimeoutSeconds: 60,
      memoryMebibytes: 256,
    });
    expect(Object.isFrozen(spec)).toBe(true);
  });
});

describe('the hosts of the certificate of a terminator', () => {
  test.each<[TlsTerminatorSettings, string[]]>([
    [{ hostName: 'redis.example.com' }, ['redis.example.com', 'tls']],
    [{ listenAddress: '10.1.2.3' }, ['10.1.2.3', 'tls']],
    [{ listenAddress: '::1' }, ['localhost', '::1', 'tls']],
    [{ alternativeNames: ['b.example', 'localhost'] }, ['localhost', '127.0.0.1', 'b.example', 'tls']],
    [{ published: false }, ['tls']],
    [{ published: false, alternativeNames: ['b.example'] }, ['tls', 'b.example']],
  ])('are, for %j, %j', (props, hosts) => {
    expect(resolved(props).spec.certificateHosts).toEqual(hosts);
  });
});

describe('the transport of a terminator', () => {
  test('is the unix socket if it can be shared, and otherwise or on request TCP', () => {
    expect(resolved({}).spec.transport).toBe(BackendTransport.UNIX_SOCKET);
    expect(resolved({}, { sharesSocket: false }).spec.transport).toBe(BackendTransport.TCP);
    expect(resolved({ transport: BackendTransport.TCP }).spec.transport).toBe(BackendTransport.TCP);
  });

  test('is refused if the unix socket cannot be shared', () => {
    expect(resolved({ transport: BackendTransport.UNIX_SOCKET }, { sharesSocket: false }).ids).toEqual([
      'no-socket',
    ]);
  });
});

describe('a terminator', () => {
  test('must be able to reach its service', () => {
    expect(resolved({}, { sharesSocket: false, isReachable: false }).ids).toEqual(['no-private-path']);
  });

  test.each<[TlsTerminatorSettings, string[]]>([
    [{ port: 70000 }, ['bad-port']],
    [{ hostName: 'my_redis' }, ['bad-host-name']],
    [{ alternativeNames: ['a b', 'c/d'] }, ['bad-host-name', 'bad-host-name']],
    [{ hostName: '*.example.com' }, ['bad-host-name']],
    [{ alternativeNames: ['*.example.com', '10.1.2.3', UNKNOWN] }, []],
    [{ alternativeNames: ['a.*.example.com', '*'] }, ['bad-host-name', 'bad-host-name']],
    [{ published: false, port: 6380 }, ['setting-without-effect']],
    [{ published: false, listenAddress: '0.0.0.0' }, ['setting-without-effect']],
    [{ published: false, hostName: 'redis.example.com', port: 0 }, ['setting-without-effect']],
    [{ published: false, alternativeNames: ['redis.example.com'] }, []],
    [{ sessionTimeoutSeconds: 0 }, ['bad-number']],
    [{ sessionTimeoutSeconds: 2147484 }, ['bad-number']],
    [{ drainSeconds: 3601 }, ['bad-number']],
    [{ maxConnections: 0 }, ['bad-number']],
    [{ memory: MemorySize.mebibytes(63) }, ['bad-memory']],
    [{ memory: MemorySize.gibibytes(65537) }, ['bad-memory']],
    [{ image: UNKNOWN }, []],
    [{ image: 'no image', name: 'No Name' }, ['bad-image', 'bad-name']],
  ])('refuses %j with %j', (props, expected) => {
    expect(resolved(props).ids).toEqual(expected);
  });

  test('warns if the terminator closes idle connections before Redis does', () => {
    const { problems } = resolved({ sessionTimeoutSeconds: 600 }, { idleTimeoutSeconds: 601 });
    expect(problems).toEqual([
      expect.objectContaining({
        id: 'idle-timeout-above-session',
        message:
          'the terminator closes idle connections after 600 s, before Redis does, so idleTimeoutSeconds of the service has no effect',
        given: 'idleTimeoutSeconds 601 of test/Redis',
      }),
    ]);
    expect(resolved({ sessionTimeoutSeconds: 600 }, { idleTimeoutSeconds: 600 }).ids).toEqual([]);
  });

  test('warns of old TLS versions below Redis 6.0', () => {
    expect(resolved({}, { version: RedisVersion.V5_0 }).ids).toEqual(['old-tls']);
    expect(resolved({}, { version: RedisVersion.V6_0 }).ids).toEqual([]);
  });
});
