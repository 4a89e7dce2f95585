import { timeoutsOf } from '../../../lib/core/review/timeouts';
import { by, type Proof } from './claim';

const TERMINATOR = {
  path: 'stack/Tls',
  sessionTimeoutSeconds: 43200,
  loginTimeoutSeconds: 60,
  drainSeconds: 5,
};

/** Every limit of every hop in the review, with the default values of a service. */
export const LIMITS = timeoutsOf({ terminator: TERMINATOR, idleTimeoutSeconds: 0 }).hops;

const sessions = (...titles: readonly string[]) => by('e2e/sessions', ...titles);

/** The tests that prove a limit, by its name. */
export const LIMIT_PROOFS: Readonly<Record<string, readonly Proof[]>> = {
  'stunnel waits until TLS is closed (TIMEOUTclose)': by(
    'e2e/quickstart',
    'outputs a working stunnel.conf, which verifies CA and host name',
  ),
  'TLS handshake': sessions('the terminator closes a connection without a TLS handshake after about 10 s'),
  'first command after the handshake': by(
    'chaos/terminator-limits',
    'closes sessions that do not begin with a login, and no others',
  ),
  'session without traffic that does not begin with a login': by(
    'chaos/terminator-limits',
    'closes sessions that do not begin with a login, and no others',
  ),
  'session without traffic': sessions(
    'the terminator closes an idle session after about 3 s',
    'the terminator closes a session that waits in BLPOP after about 3 s',
    'the terminator closes a subscribed session after about 3 s',
    'the terminator keeps a session open that is used every second',
  ),
  'a peer that is gone is detected': by(
    'matrix/proxies',
    'sends TCP keepalives after five minutes, regardless of the settings of the host',
  ),
  'half-closed session': by('core/render/haproxy-cfg', 'reaches Redis over the unix socket that both share'),
  'open sessions when it is replaced': sessions(
    'accepts no new session, keeps open ones until the drain time is over, and then closes them',
  ),
  'client that waits for a command (timeout)': sessions(
    'Redis closes an idle session after about 3 s, but not one that blocks or is subscribed',
  ),
  'a silent peer gets a keepalive (tcp-keepalive)': by(
    'core/render/redis-conf',
    'of $line$suffix equals the golden file of $first$suffix',
  ),
};
