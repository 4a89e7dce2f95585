import type { Keepalive } from './workload';

/** Limits of connections that no prop sets. The rendered files and the review use them. */
export const FIXED_LIMITS = {
  /** The seconds that HAProxy waits for the TLS handshake, and for a server that does not answer yet. */
  handshakeSeconds: 10,
  /** The seconds that HAProxy keeps a session after one side has closed its half. */
  halfClosedSeconds: 10,
  /** The seconds after which Redis probes a silent client (`tcp-keepalive`). */
  redisKeepaliveSeconds: 300,
  /** The seconds that stunnel waits for the other side to close TLS (`TIMEOUTclose`): none, as in the Aiven document. */
  stunnelCloseSeconds: 0,
} as const;

/** Finds half-open peers on both sides of a proxy within 6.5 minutes. */
export const PROXY_KEEPALIVE: Keepalive = { idleSeconds: 300, intervalSeconds: 30, probes: 3 };
