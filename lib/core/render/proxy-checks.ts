import type { Login } from '../credentials/secret';
import { type Template, template } from '../credentials/template';
import { authCommand } from './probe';

/**
 * The check that decides whether new sessions are accepted. SERVER_STATES has the reasons.
 *
 * All commands are sent at once, because a server without a free slot closes the connection after its first answer. `QUIT` ends
 * an answer that does not match, so that the check does not wait for more. No right is needed for `AUTH` and `QUIT`.
 *
 * The check passes with every answer except for `LOADING`, the only answer of a server that begins with an L.
 */
export function servingCheck(probe: Login | undefined): (string | Template)[] {
  return [
    '    option tcp-check',
    ...(probe === undefined
      ? ['    tcp-check send PING\\r\\nQUIT\\r\\n', '    tcp-check expect rstring ^(\\+|-[^L])']
      : [
          template`    tcp-check send "${authCommand(probe, 'haproxy-redis')}\\r\\nPING\\r\\nQUIT\\r\\n"`,
          '    tcp-check expect rstring ^(-ERR\\ max\\ number|[-+][^\\r\\n]*\\r\\n(\\+|-[^L]))',
        ]),
  ];
}

/** The timing of that check: without an answer, three checks of 5 s each fail. */
export const SERVING_TIMING = 'check inter 2s fall 3 rise 1';

/**
 * The check that closes sessions: over TCP, no connection opens. A server that is only slow still accepts connections. A unix socket
 * needs no check, because the kernel closes its connections together with the process.
 */
export const GONE_TIMING = 'check inter 5s downinter 1s fall 4 rise 1';

/** What closes the sessions of a server that is gone. */
export const CLOSES_SESSIONS = 'on-marked-down shutdown-sessions';
