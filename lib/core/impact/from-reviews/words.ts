import { impactCounts } from '../impact';
import type { ChangeReview, Difference, Effect, LossChange, Outlook, Tendency } from './model';

/** Tendencies in the order in which they are shown, each with its title. */
export const TENDENCIES: readonly (readonly [tendency: Tendency, title: string])[] = [
  ['exposed', 'Exposed'],
  ['weaker', 'Weaker'],
  ['stronger', 'Stronger'],
  ['changed', 'Changed'],
];

/** A difference, and the construct that it is about. */
export interface ConstructDifference extends Difference {
  readonly path: string;
}

/** What happens to constructs that do not run on as they are, worst first. */
export function touched({ constructs }: ChangeReview): readonly (Effect & { readonly path: string })[] {
  return constructs.flatMap(({ path, effects }) =>
    effects.filter(({ impact }) => impact !== 'none').map((effect) => ({ path, ...effect })),
  );
}

/** What differs, in the order in which it is shown. */
export function differencesIn({ constructs }: ChangeReview): readonly ConstructDifference[] {
  return TENDENCIES.flatMap(([tendency]) =>
    constructs.flatMap(({ path, findings }) =>
      findings.filter((finding) => finding.tendency === tendency).map((finding) => ({ path, ...finding })),
    ),
  );
}

/** What could be lost before and after, with the construct that it is about. */
export function lossesIn({ constructs }: ChangeReview): readonly (LossChange & { readonly path: string })[] {
  return constructs.flatMap(({ path, losses }) => losses.map((loss) => ({ path, ...loss })));
}

/** What happens to a construct, and how long that interrupts clients. */
export function effectText({ meaning, interruption }: Effect): string {
  return interruption === null ? meaning : `${meaning}; interrupted: ${interruption.words}`;
}

/** Whether nothing changes. */
export function isEmpty(change: ChangeReview): boolean {
  return touched(change).length + differencesIn(change).length + lossesIn(change).length === 0;
}

/** The text if nothing changes. */
export const NOTHING = 'Nothing changes: everything runs on as it is.';

/** How many constructs there are of each impact. */
export function summaryText({ constructs }: ChangeReview): string {
  return `Services: ${impactCounts(constructs.filter(({ kind }) => kind !== 'other').map(({ impact }) => impact))}.`;
}

/** A difference in one line. */
export function movementText({ before, after }: Difference): string {
  if (before === null) return `new, ${after}`;
  return after === null ? `removed, ${before}` : `${before} -> ${after}`;
}

/** How a loss changes. */
export function lossTendencyText(tendency: Tendency): string {
  if (tendency === 'changed') return 'something else';
  return tendency === 'stronger' ? 'less than before' : 'more than before';
}

/** A loss with its reason. */
export function outlookText(outlook: Outlook | null): string {
  return outlook === null ? 'cannot happen' : `${outlook.loss}: ${outlook.why}`;
}
