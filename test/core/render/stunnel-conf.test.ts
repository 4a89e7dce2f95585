import { Endpoint } from '../../../lib/core/platform/endpoint';
import { stunnelConf } from '../../../lib/core/render/stunnel-conf';
import { expectGolden } from '../../support/golden';

describe('the stunnel.conf of a client', () => {
  test('verifies a host name with the CA of the service', () => {
    const endpoint = new Endpoint('redis.example.com', 6380);
    expectGolden('stunnel-host-name.conf', stunnelConf(endpoint, 'redis-ca.crt'));
  });

  test('verifies an address as such, in brackets where it is IPv6', () => {
    expectGolden('stunnel-ipv6.conf', stunnelConf(new Endpoint('2001:db8::1', 6390), 'redis-ca.crt'));
  });

  test('takes another port on the machine where the terminator itself listens on 6380', () => {
    expectGolden('stunnel-localhost.conf', stunnelConf(new Endpoint('localhost', 6380), 'redis-ca.crt'));
  });

  test('takes the CAs of the machine where the certificate is publicly trusted', () => {
    expectGolden('stunnel-public-ca.conf', stunnelConf(new Endpoint('redis.example.com', 443), undefined));
  });
});
