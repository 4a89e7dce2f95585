import { FIXED_LIMITS, PROXY_KEEPALIVE } from '../render/fixed-limits';
import type { FirstCut, Hop, Timeouts } from './schema';

/** What the budget is made from. */
interface Limits {
  /** Null: there is no terminator. */
  readonly terminator: {
    readonly path: string;
    readonly sessionTimeoutSeconds: number;
    readonly drainSeconds: number;
  } | null;
  /** Of Redis; 0 never closes. */
  readonly idleTimeoutSeconds: number;
}

/** A silent peer is asked so many times, and then gone. */
const NOTICED_SECONDS =
  PROXY_KEEPALIVE.idleSeconds + PROXY_KEEPALIVE.intervalSeconds * PROXY_KEEPALIVE.probes;

/**
 * The timeout budget of an entrance. Redis closes clients that wait for a command (`timeout`), but none that block or
 * are subscribed; the terminator closes any session without traffic, as the Aiven document says.
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
              limit: 'stunnel waits for the end of TLS (TIMEOUTclose)',
              seconds: FIXED_LIMITS.stunnelCloseSeconds,
            },
            { hop: 'terminator', limit: 'TLS handshake', seconds: FIXED_LIMITS.handshakeSeconds },
            {
              hop: 'terminator',
              limit: 'session without traffic',
              seconds: terminator.sessionTimeoutSeconds,
            },
            { hop: 'terminator', limit: 'a peer that is gone is noticed', seconds: NOTICED_SECONDS },
            { hop: 'terminator', limit: 'half-closed session', seconds: FIXED_LIMITS.halfClosedSeconds },
            {
              hop: 'terminator',
              limit: 'sessions that are left when it is replaced',
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
        limit: 'a peer is asked whether it is there (tcp-keepalive)',
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
