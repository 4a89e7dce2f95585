import type { Audience } from './model';

/** Whether only those reach an entrance whom the code connects with it: no clients. */
export function isPrivate(audience: Audience): boolean {
  return audience === 'private network' || audience === 'admitted pods';
}
