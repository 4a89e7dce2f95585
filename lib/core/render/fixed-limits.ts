import type { Keepalive } from './workload';

/** Limits of connections that no prop sets: the files that are rendered and the review take them from here. */
export const FIXED_LIMITS = {
  /** How long HAProxy waits for the TLS handshake, and for a server that does not answer yet. */
  handshakeSeconds: 10,
  /** How long HAProxy keeps a session of which one side has closed its half. */
  halfClosedSeconds: 10,
  /** When Redis asks a silent client whether it is there (`tcp-keepalive`). */
  redisKeepaliveSeconds: 300,
  /** How long stunnel waits for the other side to end TLS (`TIMEOUTclose`), as in the Aiven document: not at all. */
  stunnelCloseSeconds: 0,
} as const;

/** Finds half-open peers on both sides of a proxy within 6.5 minutes. */
export const PROXY_KEEPALIVE: Keepalive = { idleSeconds: 300, intervalSeconds: 30, probes: 3 };
