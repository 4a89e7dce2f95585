import type { Setting, Settings, ValuesOf } from '../../review/settings';
import type { Difference, Tendency } from './model';
import { along, byNumber, reversed } from './orders';

/** A setting that is compared. */
export interface ComparedSetting<T> {
  readonly what: string;
  /** The setting in words. Returns undefined if there is nothing to compare. */
  text(of: T): string | undefined;
  /** How it moves if the words differ. By default no value is better than another one. */
  tendency?(before: T, after: T): Tendency;
}

/** The settings that differ. */
export function settingDifferences<T>(
  settings: readonly ComparedSetting<T>[],
  before: T,
  after: T,
): readonly Difference[] {
  return settings.flatMap(({ what, text, tendency }): Difference[] => {
    const [was, is] = [text(before), text(after)];
    if (was === undefined || is === undefined || was === is) return [];
    return [{ tendency: tendency?.(before, after) ?? 'changed', what, before: was, after: is }];
  });
}

/** The simple settings of a review, as its table describes them. */
export function comparedSettingsOf<S extends Settings<never>>(
  settings: S,
): readonly ComparedSetting<ValuesOf<S>>[] {
  return Object.entries<Setting<never, unknown>>(settings).map(([key, { label, text, stronger }]) => {
    const valueIn = (review: ValuesOf<S>) => new Map<string, unknown>(Object.entries(review)).get(key);
    return {
      what: label,
      text: (review) => text(valueIn(review)),
      tendency: (before, after) => tendencyOf(stronger, valueIn(before), valueIn(after)),
    };
  });
}

function tendencyOf(
  stronger: Setting<never, unknown>['stronger'],
  before: unknown,
  after: unknown,
): Tendency {
  if (stronger === undefined) return 'changed';
  if (typeof stronger === 'object') return along(stronger, before, after);
  const larger = byNumber(Number(before), Number(after));
  return stronger === 'larger' ? larger : reversed(larger);
}

/** What every workload has, and what is compared last. */
export const PLACEMENT_SETTINGS: readonly ComparedSetting<{
  readonly image: string | null;
  readonly place: string;
  readonly name: string;
}>[] = [
  { what: 'image', text: ({ image }) => image ?? undefined },
  { what: 'location', text: ({ place }) => place },
  { what: 'name', text: ({ name }) => name },
];

/** How many of it run. */
export const COPIES: ComparedSetting<{ readonly copies: number }> = {
  what: 'copies',
  text: ({ copies }) => `${copies}`,
  tendency: (before, after) => byNumber(before.copies, after.copies),
};
