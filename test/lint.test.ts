import { RedisService, type RedisServiceProps, Replica, TlsTerminator } from '../lib';
import { verdictOn } from './support/problems';
import { imported } from './support/stacks';
import { newApp, newStack, warningsOf } from './support/synth';

const DEMANDING: RedisServiceProps = { directives: { 'min-replicas-to-write': '1' } };

describe('a service that requires replicas before it accepts a write', () => {
  test('causes a warning if no replica follows in the complete app', () => {
    const { error, warnings } = verdictOn((stack) => new RedisService(stack, 'Redis', DEMANDING));
    expect(error).toBe('');
    expect(warnings).toEqual([
      expect.stringMatching(/^\[test\/Redis\] each write needs 1 replica, but the service has none /),
    ]);
  });

  test('causes no warning if a replica is added later, even in another stack', () => {
    const app = newApp();
    const primary = new RedisService(newStack(app, 'one'), 'Redis', DEMANDING);
    new Replica(newStack(app, 'two'), 'Replica', { primary });
    app.synth();
    expect(warningsOf(app)).toEqual([]);
  });

  test('causes a warning even if its replica or another service has a replica', () => {
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
  test('is not compared with unknown settings', () => {
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

  test('causes a warning if it is known to close idle sessions before Redis', () => {
    expect(warningsWith(601)).toEqual([expect.stringContaining('(idle-timeout-above-session)')]);
    expect(warningsWith(600)).toEqual([]);
    expect(warningsWith()).toEqual([]);
  });
});
