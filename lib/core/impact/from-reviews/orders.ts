import { FLAVORS } from '../../catalog/flavor';
import type { Tendency } from './model';

/*
 * Each list is in order, from the weakest value to the strongest one. A value that is not in a list is not compared.
 */

/** Protocols of TLS. */
export const PROTOCOLS: readonly string[] = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** How data is kept: nothing, snapshots, or every write. */
export const DURABILITY: readonly string[] = FLAVORS.map(({ description }) => description).reverse();

/** When the append-only file reaches the disk. */
export const FSYNC: readonly string[] = ['no', 'everysec', 'always'];

/** What happens to a volume. */
export const REMOVAL: readonly string[] = ['destroyed', 'protected'];

/** Whether upstream supports a version. */
export const SUPPORT: readonly string[] = ['ended', 'unsafe-patch', 'supported'];

/** Who defines the users. */
export const USER_MANAGEMENT: readonly string[] = ['runtime', 'managed'];

/** Which keys are evicted when memory is full: any, those with an expiry, or none. */
export const EVICTION: readonly string[] = ['allkeys', 'volatile', 'noeviction'];

/** How a value moves on a list. If it is not on the list, or does not move, it is changed. */
export function along<T>(order: readonly T[], before: T, after: T): Tendency {
  const [from, to] = [order.indexOf(before), order.indexOf(after)];
  return from < 0 || to < 0 ? 'changed' : byNumber(from, to);
}

/** More is stronger. */
export function byNumber(before: number, after: number): Tendency {
  if (after > before) return 'stronger';
  return after < before ? 'weaker' : 'changed';
}

/** How a setting with several parts moves: as they do, unless they contradict each other. */
export function together(...sides: readonly Tendency[]): Tendency {
  const moving = new Set(sides.filter((side) => side !== 'changed'));
  const [way = 'changed'] = moving;
  return moving.size > 1 ? 'changed' : way;
}

/** The other way round. */
export function reversed(tendency: Tendency): Tendency {
  if (tendency === 'stronger') return 'weaker';
  return tendency === 'weaker' ? 'stronger' : tendency;
}

/** More members are stronger. */
export function byMembers<T>(before: readonly T[], after: readonly T[]): Tendency {
  const lost = before.some((member) => !after.includes(member));
  const gained = after.some((member) => !before.includes(member));
  return lost === gained ? 'changed' : gained ? 'stronger' : 'weaker';
}
