import type { Problems } from '../problems/problems';
import type { ResolveContext } from '../resolve/context';
import { shown } from '../text/shown';
import type { PolicyException } from './policy-exception';

/** Whether an exception applies to a construct path. */
export function appliesTo({ path }: PolicyException, place: string): boolean {
  return place === path || place.startsWith(`${path}/`);
}

/** Whether the last day of an exception is over, in UTC. */
export function hasEnded({ until }: PolicyException, now: Date): boolean {
  return isDate(until) && until < dayOf(now);
}

/** Adds problems if an exception is not valid. An exception without a valid date never ends, so only its date is reported. */
export function checkException(
  { path, reason, until }: PolicyException,
  statement: string,
  problems: Problems,
  { isUnknown }: ResolveContext,
): void {
  const refuse = (prop: keyof PolicyException, wrong: string, value: unknown, allowed: string, fix: string) =>
    problems.add('bad-policy-exception', {
      message: `${prop} of an exception to '${statement}' ${wrong}`,
      given: isUnknown(value) ? 'a token' : shown(String(value)),
      allowed: `${allowed}, known at synth`,
      fix,
    });
  if (isUnknown(path) || isBlank(path)) {
    refuse('path', 'is empty', path, 'a construct path', "pass a construct path such as 'prod/Cache'");
  }
  if (isUnknown(reason) || isBlank(reason)) {
    refuse('reason', 'is empty', reason, 'a text', 'describe why the exception is made');
  }
  if (isUnknown(until) || !isDate(until)) {
    refuse(
      'until',
      'is not a valid date',
      until,
      'YYYY-MM-DD',
      `pass the last day of the exception, such as '2030-06-30'`,
    );
  }
}

/** The value is not typed, because a JavaScript program can leave out required values. */
function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && dayOf(date) === value;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
