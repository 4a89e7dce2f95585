import { RedisService, Replica } from '../../../lib';
import { serviceWithTls } from '../../support/stacks';
import { synth } from '../../support/synth';

describe('the published ports', () => {
  test('are none for a service and a replica', () => {
    const result = synth((stack) => {
      const primary = new RedisService(stack, 'Redis');
      new Replica(stack, 'Replica', { primary });
    });
    expect([result.container('Redis').ports, result.container('Replica').ports]).toEqual([[], []]);
    for (const container of result.resources('docker_container').values()) {
      expect(container.publish_all_ports).toBeUndefined();
    }
  });

  test('of a service with plaintext are on the loopback address', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis', { plaintext: true }));
    expect(result.container('Redis').ports).toEqual([{ ip: '127.0.0.1', external: 6379, internal: 6379 }]);
  });

  test('of a service with plaintext can be on another address', () => {
    const result = synth(
      (stack) =>
        new RedisService(stack, 'Redis', {
          plaintext: true,
          plaintextAddress: '0.0.0.0',
          plaintextHostName: 'redis.example.com',
          plaintextPort: 7000,
        }),
    );
    expect(result.container('Redis').ports).toEqual([{ ip: '0.0.0.0', external: 7000, internal: 6379 }]);
  });

  test('of a terminator are on the loopback address, or on its listenAddress', () => {
    const result = synth((stack) => serviceWithTls(stack));
    expect(result.container('Tls').ports).toEqual([{ ip: '127.0.0.1', external: 6380, internal: 6380 }]);
    const elsewhere = synth((stack) =>
      serviceWithTls(stack, { tls: { listenAddress: '10.1.2.3', port: 443 } }),
    );
    expect(elsewhere.container('Tls').ports).toEqual([{ ip: '10.1.2.3', external: 443, internal: 6380 }]);
  });

  test('are none for a terminator that is not published', () => {
    const result = synth((stack) => serviceWithTls(stack, { tls: { published: false } }));
    expect(result.container('Tls').ports).toEqual([]);
  });
});
