import { RedisService, type RedisServiceProps, Replica, TlsTerminator } from '../lib';
import { verdictOn } from './support/problems';
import { imported } from './support/stacks';
import { newApp, newStack, warningsOf } from './support/synth';

const DEMANDING: RedisServiceProps = { directives: { 'min-replicas-to-write': '1' } };

describe('a service that wants replicas before it takes a write', () => {
  test('is warned of when the app is complete and none follows', () => {
    const { error, warnings } = verdictOn((stack) => new RedisService(stack, 'Redis', DEMANDING));
    expect(error).toBe('');
    expect(warnings).toEqual([
      expect.stringMatching(/^\[test\/Redis\] each write needs 1 replica, but the service has none /),
    ]);
  });

  test('is not warned of when a replica comes later, of another stack too', () => {
    const app = newApp();
    const primary = new RedisService(newStack(app, 'one'), 'Redis', DEMANDING);
    new Replica(newStack(app, 'two'), 'Replica', { primary });
    app.synth();
    expect(warningsOf(app)).toEqual([]);
  });

  test('is not helped by a replica of its replica, nor by one of another service', () => {
    const { warnings } = verdictOn((stack) => {
      const primary = new RedisService(stack, 'Redis', {
        directives: { 'min-replicas-to-write': '2' },
      });
      const replica = new Replica(stack, 'Replica', { primary });
      new Replica(stack, 'Second', { primary: replica });
      new Replica(stack, 'Other', { primary: new RedisService(stack, 'OtherRedis') });
    });
    expect(warnings).toEqual([
      expect.stringContaining('needs 2 replicas, but the service has only 1 in this app'),
    ]);
  });
});

describe('a replica of an imported primary', () => {
  test('is not compared with settings that nobody knows', () => {
    const { warnings } = verdictOn((stack) => {
      const via = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', {
        host: 'redis.example.com',
        caCertificate: 'a CA',
      });
      new Replica(stack, 'Replica', {
        primary: imported(stack),
        via,
        directives: { 'repl-timeout': '5' },
      });
    });
    expect(warnings).toEqual([]);
  });
});

describe('the terminator of an imported service', () => {
  function warningsWith(idleTimeoutSeconds?: number): readonly string[] {
    return verdictOn((stack) => {
      const service = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
        host: 'redis.example.com',
        idleTimeoutSeconds,
      });
      new TlsTerminator(stack, 'Tls', { service, sessionTimeoutSeconds: 600 });
    }).warnings;
  }

  test('is warned of when it cuts idle sessions first, where that is known', () => {
    expect(warningsWith(601)).toEqual([expect.stringContaining('(idle-timeout-above-session)')]);
    expect(warningsWith(600)).toEqual([]);
    expect(warningsWith()).toEqual([]);
  });
});
