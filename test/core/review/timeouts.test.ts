import { timeoutsOf } from '../../../lib/core/review/timeouts';

const terminator = {
  path: 'test/Tls',
  sessionTimeoutSeconds: 43200,
  loginTimeoutSeconds: 60,
  drainSeconds: 5,
};

describe('the timeouts of an endpoint', () => {
  test('are those of the session of the terminator, for idle, blocking and subscribed connections', () => {
    const { idle, blocking, subscribed } = timeoutsOf({ terminator, idleTimeoutSeconds: 0 });
    const cut = { by: 'the terminator', afterSeconds: 43200 };
    expect([idle, blocking, subscribed]).toEqual([cut, cut, cut]);
  });

  test('are those of Redis for an idle connection if they are shorter, but not for a blocking one', () => {
    const { idle, blocking } = timeoutsOf({ terminator, idleTimeoutSeconds: 600 });
    expect(idle).toEqual({ by: 'Redis', afterSeconds: 600 });
    expect(blocking).toEqual({ by: 'the terminator', afterSeconds: 43200 });
  });

  test('are those of the terminator if Redis waits longer', () => {
    expect(timeoutsOf({ terminator, idleTimeoutSeconds: 90000 }).idle.by).toBe('the terminator');
  });

  test('are unlimited without TLS if Redis has no timeout', () => {
    const never = { by: 'nobody', afterSeconds: null };
    const { idle, subscribed, hops } = timeoutsOf({ terminator: null, idleTimeoutSeconds: 0 });
    expect([idle, subscribed]).toEqual([never, never]);
    expect(new Set(hops.map(({ hop }) => hop))).toEqual(new Set(['Redis']));
  });

  test('list the limit of each hop in seconds', () => {
    const { hops } = timeoutsOf({ terminator, idleTimeoutSeconds: 600 });
    expect(hops.map(({ hop, seconds }) => `${hop} ${seconds}`)).toEqual([
      'client 0',
      'terminator 10',
      'terminator 10',
      'terminator 60',
      'terminator 43200',
      'terminator 390',
      'terminator 10',
      'terminator 5',
      'Redis 600',
      'Redis 300',
    ]);
  });
});
