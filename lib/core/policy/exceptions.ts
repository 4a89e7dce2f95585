import type { Problems } from '../problems/problems';
import type { ResolveContext } from '../resolve/context';
import { shown } from '../text/shown';
import type { PolicyException } from './policy-exception';

/** Whether an exception is for what is at a construct path. */
export function covers({ path }: PolicyException, place: string): boolean {
  return place === path || place.startsWith(`${path}/`);
}

/** Whether an exception has ended: its last day is over, in UTC. */
export function isOver({ until }: PolicyException, now: Date): boolean {
  return isDate(until) && until < dayOf(now);
}

/** Notes what is wrong with an exception of a rule. One without a date has no end: nothing else is told of it. */
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

/** Not typed: a program that nobody compiled can leave out what has to be there. */
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
