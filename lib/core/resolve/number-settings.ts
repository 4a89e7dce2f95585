import type { Problems } from '../problems/problems';
import { checkInteger, LARGEST_INTEGER } from './checks';
import type { ResolveContext } from './context';

/** A prop of a server that is a whole number. */
interface NumberSetting {
  readonly min: number;
  readonly max: number;
  /** The value if the prop is not set. */
  readonly fallback: number;
  /** The directive that sets it in redis.conf. If it is not set, only the platform uses the number. */
  readonly directive?: string;
}

/**
 * The props of a server that are whole numbers, by name. The check of the prop, the field of the specification, the
 * line in redis.conf and the directive that users must not set follow from the row.
 */
export const NUMBER_SETTINGS = {
  /** Seconds after which the server closes an idle connection. 0 means never. */
  idleTimeoutSeconds: { min: 0, max: LARGEST_INTEGER, fallback: 0, directive: 'timeout' },
  /** Seconds until the server must answer. */
  startupTimeoutSeconds: { min: 10, max: 86400, fallback: 300 },
  /** Seconds that a stop waits for the server to save its data. */
  stopGraceSeconds: { min: 15, max: 3600, fallback: 60 },
} as const satisfies Readonly<Record<string, NumberSetting>>;

/** The name of a prop of a server that is a whole number. */
export type NumberSettingName = keyof typeof NUMBER_SETTINGS;

/** The whole numbers of a specification, by the name of the prop. */
export type NumberSettings = { readonly [name in NumberSettingName]: number };

const SETTINGS: readonly [NumberSettingName, NumberSetting][] = Object.entries(NUMBER_SETTINGS).map(
  ([name, setting]) => [name as NumberSettingName, setting],
);

/** Checks one number against its row. The fallback replaces a number that is not valid. */
export function checkNumberSetting(
  name: NumberSettingName,
  given: number | undefined,
  problems: Problems,
  context: ResolveContext,
): number {
  const { min, max, fallback } = NUMBER_SETTINGS[name];
  return checkInteger(name, given, { min, max, fallback }, problems, context);
}

/** Checks all numbers, and fills in the fallbacks. */
export function resolveNumberSettings(
  props: Partial<NumberSettings>,
  problems: Problems,
  context: ResolveContext,
): NumberSettings {
  const numbers = SETTINGS.map(([name]) => [name, checkNumberSetting(name, props[name], problems, context)]);
  return Object.fromEntries(numbers) as NumberSettings;
}

/** Returns the lines of redis.conf that set the numbers. */
export function numberDirectives(numbers: NumberSettings): string[] {
  return SETTINGS.flatMap(([name, { directive }]) =>
    directive === undefined ? [] : [`${directive} ${numbers[name]}`],
  );
}

/** The directives that the numbers set, each with the prop to use instead. */
export const NUMBER_DIRECTIVES: readonly [directive: string, instead: string][] = SETTINGS.flatMap(
  ([name, { directive }]): [string, string][] =>
    directive === undefined ? [] : [[directive, `use the prop ${name}`]],
);
