import { timeoutsOf } from '../../../lib/core/review/timeouts';
import { by, type Proof } from './claim';

const TERMINATOR = { path: 'stack/Tls', sessionTimeoutSeconds: 43200, drainSeconds: 5 };

/** Every limit of every hop that the review names, with the figure of a service that is told nothing else. */
export const LIMITS = timeoutsOf({ terminator: TERMINATOR, idleTimeoutSeconds: 0 }).hops;

const sessions = (...titles: readonly string[]) => by('e2e/sessions', ...titles);

/** What proves a limit, by its words. */
export const LIMIT_PROOFS: Readonly<Record<string, readonly Proof[]>> = {
  'stunnel waits for the end of TLS (TIMEOUTclose)': by(
    'e2e/quickstart',
    'outputs a stunnel.conf that works, and verifies CA and host name',
  ),
  'TLS handshake': sessions('a connection that never begins its handshake is closed after about 10 s'),
  'session without traffic': sessions(
    'an idle session is cut at about that time',
    'a session that waits in BLPOP is cut at about that time too',
    'a session that is subscribed is cut at about that time too',
    'a session that is used each second is not cut',
  ),
  'a peer that is gone is noticed': by(
    'matrix/proxies',
    'asks silent peers after five minutes, whatever the host does',
  ),
  'half-closed session': by('core/render/haproxy-cfg', 'reaches Redis over the unix socket that both share'),
  'sessions that are left when it is replaced': sessions(
    'takes no new session, lets the open ones finish and cuts them when the drain time is over',
  ),
  'client that waits for a command (timeout)': sessions(
    'a session that waits for a command is closed at about that time, one that blocks or listens is not',
  ),
  'a peer is asked whether it is there (tcp-keepalive)': by(
    'core/render/redis-conf',
    'is golden for every line that the catalog knows',
  ),
};
