import { resolveListener } from '../../../lib/core/resolve/listener';
import { CONTEXT, collector } from '../../support/core';

const PROPS = {
  name: 'tls',
  addressProp: 'listenAddress',
  hostProp: 'hostName',
  portProp: 'port',
  defaultPort: 6380,
};

function resolved(input: { address?: string; host?: string; port?: number }) {
  const problems = collector();
  const listener = resolveListener({ ...PROPS, ...input }, problems, CONTEXT);
  return { listener, ids: problems.all.map(({ id }) => id) };
}

describe('a listener', () => {
  test.each([
    [{}, { address: '127.0.0.1', host: 'localhost', port: 6380 }],
    [{ address: '::1' }, { address: '::1', host: 'localhost', port: 6380 }],
    [
      { address: '10.1.2.3', port: 1 },
      { address: '10.1.2.3', host: '10.1.2.3', port: 1 },
    ],
    [
      { address: '0.0.0.0', host: 'redis.example.com', port: 65535 },
      { address: '0.0.0.0', host: 'redis.example.com', port: 65535 },
    ],
  ])('for %j is %j', (input, listener) => {
    expect(resolved(input)).toEqual({ listener, ids: [] });
  });

  test.each([0, -1, 65536, 1.5, Number.NaN])('refuses the port %p', (port) => {
    expect(resolved({ port }).ids).toEqual(['bad-port']);
  });

  test.each(['localhost', 'fe80::1%eth0', '10.1.2.3%1', ''])(
    'refuses %p, which is not an address',
    (address) => {
      expect(resolved({ address, host: 'redis.example.com' }).ids).toEqual(['bad-address']);
    },
  );

  test.each(['0.0.0.0', '::', '0:0:0:0:0:0:0:0'])(
    'on all addresses (%s) needs the host name of clients',
    (address) => {
      expect(resolved({ address }).ids).toEqual(['host-name-needed']);
    },
  );

  test('treats all spellings of an IPv6 address as equal', () => {
    const { listener } = resolved({ address: '0:0:0:0:0:0:0:1' });
    expect([listener.address, listener.host]).toEqual(['::1', 'localhost']);
  });
});
