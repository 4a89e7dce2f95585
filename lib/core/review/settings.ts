import type { RedisSpec } from '../resolve/redis-spec';
import type { TerminatorSpecification } from '../resolve/terminator-specification';
import { duration } from '../text/duration';
import { flag, type Infer, number, type Schema } from './json-schema';

/**
 * A simple setting of a server or a terminator. One row is all that the review needs: the schema, the content of
 * `review.json`, the text, Markdown and HTML, and the comparison of two reviews are derived from it.
 */
export interface Setting<Spec, T> {
  /** Shape of the value in `review.json`, with its description. */
  readonly schema: Schema<T>;
  /** Reads the value from the specification. */
  read(spec: Spec): T;
  /** What it is, before a colon and the text of the value. */
  readonly label: string;
  /** The value in words. */
  text(value: T): string;
  /** Whether the review shows the value. By default it does. A comparison always shows what changed. */
  isShown?(value: T): boolean;
  /** Which value is stronger than another one: the larger one, the smaller one, or the later one in a list. By default none is. */
  readonly stronger?: 'larger' | 'smaller' | readonly T[];
}

/** Settings by their key in `review.json`. */
export type Settings<Spec> = Readonly<Record<string, Setting<Spec, unknown>>>;

/** The values of settings, as they are in `review.json`. */
export type ValuesOf<S extends Settings<never>> = { readonly [K in keyof S]: Infer<S[K]['schema']> };

function ofServer<T>(setting: Setting<RedisSpec, T>): Setting<RedisSpec, T> {
  return setting;
}

function ofTerminator<T>(setting: Setting<TerminatorSpecification, T>): Setting<TerminatorSpecification, T> {
  return setting;
}

/** Simple settings of a server. */
export const SERVER_SETTINGS = {
  drillTarget: ofServer({
    schema: flag('Whether a drill can kill the server and lose its data.'),
    read: (spec) => spec.drillTarget,
    label: 'drills',
    text: (isTarget) => (isTarget ? 'can kill it and lose its data' : 'not allowed'),
    isShown: (isTarget) => isTarget,
    stronger: [true, false],
  }),
  idleTimeoutSeconds: ofServer({
    schema: number('Seconds after which Redis closes a connection that waits for a command. 0 means never.'),
    read: (spec) => spec.idleTimeoutSeconds,
    label: 'idle connections',
    text: (seconds) =>
      seconds === 0 ? 'never closed by Redis' : `closed by Redis after ${duration(seconds)}`,
    isShown: () => false,
  }),
};

/** Simple settings of a terminator. */
export const TERMINATOR_SETTINGS = {
  maxConnections: ofTerminator({
    schema: number('How many sessions can be open at the same time.'),
    read: (spec) => spec.maxConnections,
    label: 'sessions at once',
    text: String,
  }),
  maxConnectionsPerSource: ofTerminator({
    schema: number('How many connections one IP address can have at the same time. 0 means no limit.'),
    read: (spec) => spec.maxConnectionsPerSource ?? 0,
    label: 'connections from one address',
    text: (count) => (count === 0 ? 'no limit' : String(count)),
    isShown: (count) => count > 0,
  }),
  loginTimeoutSeconds: ofTerminator({
    schema: number(
      'Seconds without traffic after which a session is closed that does not begin with a login.',
    ),
    read: (spec) => spec.loginTimeoutSeconds,
    label: 'sessions that do not begin with a login',
    text: (seconds) => `closed after ${duration(seconds)} without traffic`,
    isShown: () => false,
  }),
  sessionTimeoutSeconds: ofTerminator({
    schema: number('Seconds without traffic after which the terminator closes a session.'),
    read: (spec) => spec.sessionTimeoutSeconds,
    label: 'sessions without traffic',
    text: (seconds) => `closed after ${duration(seconds)}`,
    isShown: () => false,
  }),
  drainSeconds: ofTerminator({
    schema: number('Seconds that open sessions have to finish when the terminator is replaced.'),
    read: (spec) => spec.drainSeconds,
    label: 'open sessions when it is replaced',
    text: (seconds) => `closed after ${duration(seconds)}`,
  }),
};

/** The schemas of settings, as members of an object. */
export function schemasOf<S extends Settings<never>>(
  settings: S,
): { readonly [K in keyof S]: S[K]['schema'] };
export function schemasOf(settings: Settings<never>): object {
  return Object.fromEntries(Object.entries(settings).map(([key, { schema }]) => [key, schema]));
}

/** The values of settings in a specification. */
export function readSettings<Spec, S extends Settings<Spec>>(settings: S, spec: Spec): ValuesOf<S>;
export function readSettings<Spec>(settings: Settings<Spec>, spec: Spec): object {
  return Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, setting.read(spec)]));
}

/** A setting in words. */
export interface SettingText {
  readonly label: string;
  readonly text: string;
}

/** The settings that a review shows, in words. */
export function shownSettings<S extends Settings<never>>(
  settings: S,
  review: ValuesOf<S>,
): readonly SettingText[] {
  const values = new Map<string, unknown>(Object.entries(review));
  return Object.entries<Setting<never, unknown>>(settings).flatMap(([key, { label, text, isShown }]) => {
    const value = values.get(key);
    return isShown?.(value) === false ? [] : [{ label, text: text(value) }];
  });
}
