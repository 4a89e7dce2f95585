import { FIXED_LIMITS, PROXY_KEEPALIVE } from '../render/fixed-limits';
import type { FirstCut, Hop, Timeouts } from './schema';

/** What decides the limits. */
interface Limits {
  /** Null without TLS. */
  readonly terminator: {
    readonly path: string;
    readonly sessionTimeoutSeconds: number;
    readonly loginTimeoutSeconds: number;
    readonly drainSeconds: number;
  } | null;
  /** The timeout of Redis. 0 means never. */
  readonly idleTimeoutSeconds: number;
}

/** Seconds after which TCP keepalive finds that a peer is gone. */
const NOTICED_SECONDS =
  PROXY_KEEPALIVE.idleSeconds + PROXY_KEEPALIVE.intervalSeconds * PROXY_KEEPALIVE.probes;

/**
 * What closes connections to an endpoint. Redis closes clients that wait for a command (`timeout`), but not clients that
 * block or are subscribed. The terminator closes every session without traffic.
 */
export function timeoutsOf({ terminator, idleTimeoutSeconds }: Limits): Timeouts {
  const redis: FirstCut =
    idleTimeoutSeconds === 0
      ? { by: 'nobody', afterSeconds: null }
      : { by: 'Redis', afterSeconds: idleTimeoutSeconds };
  const session: FirstCut =
    terminator === null
      ? { by: 'nobody', afterSeconds: null }
      : { by: 'the terminator', afterSeconds: terminator.sessionTimeoutSeconds };
  return {
    terminator: terminator?.path ?? null,
    hops: [
      ...(terminator === null
        ? []
        : ([
            {
              hop: 'client',
              limit: 'stunnel waits until TLS is closed (TIMEOUTclose)',
              seconds: FIXED_LIMITS.stunnelCloseSeconds,
            },
            { hop: 'terminator', limit: 'TLS handshake', seconds: FIXED_LIMITS.handshakeSeconds },
            {
              hop: 'terminator',
              limit: 'first command after the handshake',
              seconds: FIXED_LIMITS.handshakeSeconds,
            },
            {
              hop: 'terminator',
              limit: 'session without traffic that does not begin with a login',
              seconds: terminator.loginTimeoutSeconds,
            },
            {
              hop: 'terminator',
              limit: 'session without traffic',
              seconds: terminator.sessionTimeoutSeconds,
            },
            { hop: 'terminator', limit: 'a peer that is gone is detected', seconds: NOTICED_SECONDS },
            { hop: 'terminator', limit: 'half-closed session', seconds: FIXED_LIMITS.halfClosedSeconds },
            {
              hop: 'terminator',
              limit: 'open sessions when it is replaced',
              seconds: terminator.drainSeconds,
            },
          ] satisfies Hop[])),
      {
        hop: 'Redis',
        limit: 'client that waits for a command (timeout)',
        seconds: idleTimeoutSeconds || null,
      },
      {
        hop: 'Redis',
        limit: 'a silent peer gets a keepalive (tcp-keepalive)',
        seconds: FIXED_LIMITS.redisKeepaliveSeconds,
      },
    ],
    idle: sooner(redis, session),
    blocking: session,
    subscribed: session,
  };
}

function sooner(left: FirstCut, right: FirstCut): FirstCut {
  if (left.afterSeconds === null) return right;
  return right.afterSeconds === null || left.afterSeconds <= right.afterSeconds ? left : right;
}
