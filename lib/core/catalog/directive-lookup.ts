import { SAME_SETTING } from './directive-aliases';
import { DIRECTIVE_VALUES } from './directive-values';
import { DIRECTIVES, type DirectiveFact } from './directives';
import type { Engine } from './engine';
import { isAmong, linesOf } from './known-lines';
import { nearestName } from './nearest-name';
import { compareNumbers } from './numbers';
import type { Takes, ValueChange, ValueKind } from './value-kinds';
import { factOf } from './version-facts';

const FACTS: ReadonlyMap<string, DirectiveFact> = new Map(DIRECTIVES.map((fact) => [fact.name, fact]));

/**
 * Returns the first and the last minor line of an engine that have a directive, or undefined if no line has it. There is
 * no last line if the newest line of the table still has it.
 */
export function linesKnowing(engine: Engine, name: string): { since: string; until?: string } | undefined {
  return linesOf(FACTS.get(name.toLowerCase()), engine);
}

/**
 * Whether a version has a directive, in upper or lower case. A version that is newer than the table counts as its newest
 * line.
 * @param version minor line such as `7.2`, which stands for the newest patch release that the catalog knows, or
 * patch release such as `7.2.4`
 */
export function knowsDirective(engine: Engine, version: string, name: string): boolean {
  const fact = FACTS.get(name.toLowerCase());
  if (!isAmong(linesOf(fact, engine), version)) return false;
  const patch = fact?.patches?.[engine]?.find((patch) => compareNumbers(lineOf(patch), version) === 0);
  return (
    patch === undefined || (patch !== lineOf(patch) && compareNumbers(newest(engine, version), patch) >= 0)
  );
}

/** The patch release that brought a directive to the line of a version, or to the next line that got it. */
export function patchKnowing(engine: Engine, version: string, name: string): string | undefined {
  return FACTS.get(name)?.patches?.[engine]?.find(
    (patch) => patch !== lineOf(patch) && compareNumbers(newest(engine, version), patch) < 0,
  );
}

function lineOf(patch: string): string {
  return patch.split('.', 2).join('.');
}

function newest(engine: Engine, version: string): string {
  if (version !== lineOf(version)) return version;
  return factOf(engine, version)?.patch ?? version;
}

/**
 * The directive of a version whose name is closest to the given one, the first in the alphabet among equals;
 * undefined when more than two letters and more than a third of the given name would have to change.
 */
export function nearestDirective(engine: Engine, version: string, name: string): string | undefined {
  const known = DIRECTIVES.map((fact) => fact.name).filter((one) => knowsDirective(engine, version, one));
  return nearestName(name.toLowerCase(), known);
}

/** Returns the name that all aliases of a directive share. A directive without aliases keeps its name. */
export function sharedName(name: string): string {
  const lower = name.toLowerCase();
  return SAME_SETTING.get(lower) ?? lower;
}

/**
 * Returns the valid values of a directive in a version, or undefined for directives that the library sets.
 * @param name in lower case
 */
export function valueKindOf(engine: Engine, version: string, name: string): ValueKind | undefined {
  const takes = DIRECTIVE_VALUES.get(sharedName(name));
  if (takes === undefined || !isChanging(takes)) return takes;
  const [first, ...changes] = takes;
  return changes.reduce<ValueKind>(
    (kind, change) => (hasHappened(change, engine, version) ? change.takes : kind),
    first,
  );
}

function isChanging(takes: Takes): takes is Exclude<Takes, ValueKind> {
  return Array.isArray(takes);
}

function hasHappened({ redis, valkey }: ValueChange, engine: Engine, version: string): boolean {
  if (engine === 'redis') return redis !== undefined && compareNumbers(version, redis) >= 0;
  if (valkey !== undefined) return compareNumbers(version, valkey) >= 0;
  return redis !== undefined && compareNumbers(redis, '7.2') <= 0;
}
