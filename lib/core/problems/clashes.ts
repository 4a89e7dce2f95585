import { isWildcard } from '../platform/endpoint';
import type { Problem } from './problem';

/** A port on an address of a host. */
export interface HostPort {
  readonly address: string;
  readonly port: number;
}

/** The names and the ports of hosts that a construct reserves on a machine or cluster. */
export interface Reservation {
  readonly path: string;
  readonly stack: string;
  /** The machine or cluster. Reservations on two of them never clash. */
  readonly engine: string;
  readonly names: readonly string[];
  readonly listeners: readonly HostPort[];
}

/**
 * Reports every pair of constructs that reserve the same name on one machine or cluster, or within a stack the same port.
 * Two stacks can use the same port, because they can be meant for two machines; but a name that is used twice would share a
 * data volume.
 */
export function clashes(reservations: readonly Reservation[]): Problem[] {
  const byName = new Groups();
  const byPort = new Groups();
  return reservations.flatMap((reservation, index) => {
    const { engine, stack, names, listeners } = reservation;
    const nameKeys = names.map((name) => JSON.stringify([engine, name]));
    const portKeys = listeners.map(({ port }) => JSON.stringify([engine, stack, port]));
    const earlier = new Set([...byName.inAny(nameKeys), ...byPort.inAny(portKeys)]);
    byName.add(index, nameKeys);
    byPort.add(index, portKeys);
    return [...earlier]
      .sort((a, b) => a - b)
      .flatMap((other) => [
        ...nameClash(reservations[other], reservation),
        ...(reservations[other].stack === stack ? portClashes(reservations[other], reservation) : []),
      ]);
  });
}

/** Positions in a list by the keys that they have. */
class Groups {
  readonly #groups = new Map<string, number[]>();

  public add(index: number, keys: readonly string[]): void {
    for (const key of keys) {
      const group = this.#groups.get(key);
      if (group === undefined) this.#groups.set(key, [index]);
      else group.push(index);
    }
  }

  public inAny(keys: readonly string[]): readonly number[] {
    return keys.flatMap((key) => this.#groups.get(key) ?? []);
  }
}

function nameClash(earlier: Reservation, reservation: Reservation): Problem[] {
  const taken = reservation.names.filter((name) => earlier.names.includes(name)).slice(0, 1);
  return taken.map((name) => ({
    id: 'name-taken',
    path: reservation.path,
    message: `${earlier.path} has the same name`,
    given: `'${name}'`,
    fix: 'change one of the names, or leave name out to derive it from the construct path',
  }));
}

function portClashes(earlier: Reservation, reservation: Reservation): Problem[] {
  return reservation.listeners
    .filter((listener) => earlier.listeners.some((other) => collide(listener, other)))
    .map(({ address, port }) => ({
      id: 'port-taken',
      path: reservation.path,
      message: `${earlier.path} listens on the same host port`,
      given: `${address} port ${port}`,
      fix: 'change the port or the address of one of them',
    }));
}

/** Whether two workloads cannot listen on these ports at the same time. */
function collide(a: HostPort, b: HostPort): boolean {
  return a.port === b.port && (a.address === b.address || isWildcard(a.address) || isWildcard(b.address));
}
