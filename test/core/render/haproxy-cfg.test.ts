import { capabilitiesOf } from '../../../lib/core/catalog/capabilities';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { Secret } from '../../../lib/core/credentials/secret';
import { Endpoint } from '../../../lib/core/platform/endpoint';
import { linkCfg, terminatorCfg } from '../../../lib/core/render/haproxy-cfg';
import { generatedLogins, givenLogins } from '../../support/core';
import { expectGolden } from '../../support/golden';

const LIMITS = {
  maxConnections: 2000,
  sessionTimeoutSeconds: 43200,
  drainSeconds: 5,
  loginTimeoutSeconds: 60,
};
const MODERN = capabilitiesOf(RedisVersion.V7_0).tlsProtocols;
const LEGACY = capabilitiesOf(RedisVersion.V5_0).tlsProtocols;
const PROBE = generatedLogins(true).probe;

describe('the haproxy.cfg of a terminator', () => {
  test('reaches Redis over the unix socket that both share', () => {
    const cfg = terminatorCfg({ ...LIMITS, protocols: MODERN, backend: 'unix-socket', probe: PROBE });
    expectGolden('haproxy-unix-socket.cfg', cfg.toString());
  });

  test('reaches Redis over TCP by a name that it keeps resolving', () => {
    const backend = new Endpoint('redis', 6379);
    const cfg = terminatorCfg({ ...LIMITS, protocols: MODERN, backend, probe: PROBE });
    expectGolden('haproxy-tcp.cfg', cfg.toString());
  });

  test('accepts TLS 1.0 to 1.2 below Redis 6.0, with the security level that they need', () => {
    const cfg = terminatorCfg({
      ...LIMITS,
      protocols: LEGACY,
      backend: 'unix-socket',
      probe: generatedLogins(false).probe,
    });
    expectGolden('haproxy-legacy-tls.cfg', cfg.toString());
  });

  test('quotes a given password for redis and for haproxy', () => {
    const cfg = terminatorCfg({
      ...LIMITS,
      protocols: LEGACY,
      backend: 'unix-socket',
      probe: givenLogins().probe,
    });
    expectGolden('haproxy-given-password.cfg', cfg.toString());
  });

  test('accepts any answer as up if an imported service has no login', () => {
    const backend = new Endpoint('2001:db8::1', 6379);
    const cfg = terminatorCfg({ ...LIMITS, protocols: MODERN, backend });
    expectGolden('haproxy-imported-without-login.cfg', cfg.toString());
  });

  test('limits the connections of one address if asked to', () => {
    const cfg = terminatorCfg({
      ...LIMITS,
      maxConnectionsPerSource: 50,
      protocols: MODERN,
      backend: 'unix-socket',
      probe: PROBE,
    });
    expect(cfg.toString()).toContain('    tcp-request connection reject if { sc0_conn_cur gt 50 }\n');
  });

  test.each([
    [43200, '12h'],
    [5400, '90m'],
    [90, '90s'],
    [1, '1s'],
  ])('writes a session timeout of %i seconds as %s', (sessionTimeoutSeconds, printed) => {
    const cfg = terminatorCfg({
      ...LIMITS,
      sessionTimeoutSeconds,
      protocols: MODERN,
      backend: 'unix-socket',
    });
    expect(cfg.toString()).toContain(`    timeout tunnel ${printed}\n`);
  });
});

describe('the haproxy.cfg of the link of a replica', () => {
  test('encrypts, and verifies the terminator by its CA and its name', () => {
    const cfg = linkCfg({
      ...LIMITS,
      maxConnections: 100,
      terminator: new Endpoint('redis.example.com', 6380),
      serverName: 'redis.example.com',
      probe: { username: 'probe', password: Secret.of('not to be seen', 'probe password') },
    });
    expectGolden('haproxy-replication-link.cfg', cfg.toString());
  });
});
