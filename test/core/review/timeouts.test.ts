import { timeoutsOf } from '../../../lib/core/review/timeouts';

const terminator = { path: 'test/Tls', sessionTimeoutSeconds: 43200, drainSeconds: 5 };

describe('the timeout budget of an entrance', () => {
  test('over a terminator ends with its session, for idle, blocking and subscribed connections alike', () => {
    const { idle, blocking, subscribed } = timeoutsOf({ terminator, idleTimeoutSeconds: 0 });
    const cut = { by: 'the terminator', afterSeconds: 43200 };
    expect([idle, blocking, subscribed]).toEqual([cut, cut, cut]);
  });

  test('ends an idle connection with the timeout of Redis where that comes first, and no blocking one', () => {
    const { idle, blocking } = timeoutsOf({ terminator, idleTimeoutSeconds: 600 });
    expect(idle).toEqual({ by: 'Redis', afterSeconds: 600 });
    expect(blocking).toEqual({ by: 'the terminator', afterSeconds: 43200 });
  });

  test('has the terminator cut first where Redis would wait longer', () => {
    expect(timeoutsOf({ terminator, idleTimeoutSeconds: 90000 }).idle.by).toBe('the terminator');
  });

  test('never ends a connection without TLS that Redis does not end', () => {
    const never = { by: 'nobody', afterSeconds: null };
    const { idle, subscribed, hops } = timeoutsOf({ terminator: null, idleTimeoutSeconds: 0 });
    expect([idle, subscribed]).toEqual([never, never]);
    expect(new Set(hops.map(({ hop }) => hop))).toEqual(new Set(['Redis']));
  });

  test('names the limit of each hop in seconds', () => {
    const { hops } = timeoutsOf({ terminator, idleTimeoutSeconds: 600 });
    expect(hops.map(({ hop, seconds }) => `${hop} ${seconds}`)).toEqual([
      'client 0',
      'terminator 10',
      'terminator 43200',
      'terminator 390',
      'terminator 10',
      'terminator 5',
      'Redis 600',
      'Redis 300',
    ]);
  });
});
