import type { Loss, LossEvent } from '../../review/schema';
import { isWorse } from '../../review/words';
import type { LossChange, Outlook, Tendency } from './model';

/** Events that the reviews of older releases do not have. */
const ADDED: readonly LossEvent[] = ['lost disk', 'lost host'];

/** What could be lost before and after, if that differs. Events with the same losses are one entry. */
export function lossChanges(before: readonly Loss[], after: readonly Loss[]): readonly LossChange[] {
  const groups = new Map<string, LossChange & { readonly events: LossEvent[] }>();
  for (const event of new Set([...before, ...after].map((loss) => loss.event))) {
    const [was, is] = [before, after].map((losses) => outlookOf(losses, event));
    if (ADDED.includes(event) && (was === null || is === null)) continue;
    if (textOf(was) === textOf(is)) continue;
    const key = JSON.stringify([was, is]);
    const group = groups.get(key) ?? { events: [], tendency: tendencyOf(was, is), before: was, after: is };
    group.events.push(event);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function outlookOf(losses: readonly Loss[], event: LossEvent): Outlook | null {
  const loss = losses.find((one) => one.event === event);
  if (loss === undefined) return null;
  const { event: _, ...outlook } = loss;
  return outlook;
}

function textOf(outlook: Outlook | null): string | undefined {
  return outlook === null ? undefined : `${outlook.loss}: ${outlook.why}`;
}

function tendencyOf(before: Outlook | null, after: Outlook | null): Tendency {
  if (before === null || after === null) return 'changed';
  if (isWorse(after, before)) return 'weaker';
  return isWorse(before, after) ? 'stronger' : 'changed';
}
