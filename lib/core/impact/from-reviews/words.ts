import { impactCounts } from '../impact';
import type { ChangeFinding, ChangeReview, ConstructChange, LossChange, Outlook, Tendency } from './model';

/** Tendencies in the order in which they are told, with what stands above them. */
export const TENDENCIES: readonly (readonly [tendency: Tendency, title: string])[] = [
  ['exposed', 'Exposed'],
  ['weaker', 'Weaker'],
  ['stronger', 'Stronger'],
  ['changed', 'Changed'],
];

/** A finding, and the construct that it is about. */
export interface ToldFinding extends ChangeFinding {
  readonly path: string;
}

/** What happens to somebody: constructs that do not run on as they are, worst first. */
export function touched({ constructs }: ChangeReview): readonly ConstructChange[] {
  return constructs.filter(({ impact }) => impact !== 'none');
}

/** What is not as it was, in the order in which it is told. */
export function toldFindings({ constructs }: ChangeReview): readonly ToldFinding[] {
  return TENDENCIES.flatMap(([tendency]) =>
    constructs.flatMap(({ path, findings }) =>
      findings.filter((finding) => finding.tendency === tendency).map((finding) => ({ path, ...finding })),
    ),
  );
}

/** What could be lost before and after, with the construct that it is about. */
export function toldLosses({
  constructs,
}: ChangeReview): readonly (LossChange & { readonly path: string })[] {
  return constructs.flatMap(({ path, losses }) => losses.map((loss) => ({ path, ...loss })));
}

/** Whether there is nothing to tell. */
export function isEmpty(change: ChangeReview): boolean {
  return touched(change).length + toldFindings(change).length + toldLosses(change).length === 0;
}

/** What to say where there is nothing to tell. */
export const NOTHING = 'Nothing changes: every server and every terminator runs on as it is.';

/** How many constructs meet what. */
export function summaryText({ constructs }: ChangeReview): string {
  return `Services: ${impactCounts(constructs.filter(({ kind }) => kind !== 'other').map(({ impact }) => impact))}.`;
}

/** How a finding moves, in one line. */
export function movementText({ before, after }: ChangeFinding): string {
  if (before === null) return `new, ${after}`;
  return after === null ? `gone, ${before}` : `${before} -> ${after}`;
}

/** How a loss moves. */
export function lossTendencyText(tendency: Tendency): string {
  if (tendency === 'changed') return 'something else';
  return tendency === 'stronger' ? 'less than before' : 'more than before';
}

/** A loss with its reason. */
export function outlookText(outlook: Outlook | null): string {
  return outlook === null ? 'cannot happen' : `${outlook.loss}: ${outlook.why}`;
}
