import type { Platform } from './platform';

/** A server or a terminator with its name, and where it runs. Both are undefined if it was imported. */
interface Placed {
  readonly name?: string;
  readonly platform?: Platform;
}

/** Name of a server or a terminator, if it runs in the location of the given platform: then private paths lead to it. */
export function nameInLocation({ location }: Platform, { name, platform }: Placed): string | undefined {
  return platform?.location === location ? name : undefined;
}
