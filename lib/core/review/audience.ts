import { isLoopback, isWildcard } from '../endpoint';
import type { Audience } from './model';

/** Who reaches a listener of the host, by the address that it listens on. */
export function audienceOf(address: string | undefined): Audience {
  if (address === undefined) return 'who reaches its address';
  if (isLoopback(address)) return 'this host only';
  return isWildcard(address) ? 'every network of the host' : 'who reaches its address';
}
