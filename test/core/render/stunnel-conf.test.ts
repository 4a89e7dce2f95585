import { Endpoint } from '../../../lib/core/platform/endpoint';
import { stunnelConf } from '../../../lib/core/render/stunnel-conf';
import { expectGolden } from '../../support/golden';

describe('the stunnel.conf of a client', () => {
  test('verifies a host name with the CA of the service', () => {
    const endpoint = new Endpoint('redis.example.com', 6380);
    expectGolden('stunnel-host-name.conf', stunnelConf(endpoint, 'redis-ca.crt'));
  });

  test('verifies an IP address, with brackets for IPv6', () => {
    expectGolden('stunnel-ipv6.conf', stunnelConf(new Endpoint('2001:db8::1', 6390), 'redis-ca.crt'));
  });

  test('uses another port if the terminator listens on 6380 on the same machine', () => {
    expectGolden('stunnel-localhost.conf', stunnelConf(new Endpoint('localhost', 6380), 'redis-ca.crt'));
  });

  test('uses the CAs of the machine if the certificate is publicly trusted', () => {
    expectGolden('stunnel-public-ca.conf', stunnelConf(new Endpoint('redis.example.com', 443), undefined));
  });
});
