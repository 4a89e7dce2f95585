/** The limits of connections in a proxy. Each kind of connection has its own, so that one kind cannot use up the others. */

/** The connections of the health endpoint. */
export const HEALTH_CONNECTIONS = 16;

/** How many clients can be in their TLS handshake, or wait for a session, in addition to the open sessions. */
function handshakes(maxConnections: number): number {
  return maxConnections;
}

/** How many sessions that do not begin with a login a terminator accepts, in addition to its sessions. */
export function extraSessions(maxConnections: number): number {
  return Math.ceil(maxConnections / 10);
}

/** The connections of clients that a proxy accepts: open sessions, and as many handshakes. */
export function acceptedConnections(maxConnections: number): number {
  return maxConnections + handshakes(maxConnections);
}

/** All connections that a proxy accepts. HAProxy does not start if it cannot open two files for each. */
export function allConnections(maxConnections: number): number {
  return acceptedConnections(maxConnections) + HEALTH_CONNECTIONS;
}
