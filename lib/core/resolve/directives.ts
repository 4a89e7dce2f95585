import {
  knowsDirective,
  linesKnowing,
  nearestDirective,
  patchKnowing,
  sharedName,
  valueKindOf,
} from '../catalog/directive-lookup';
import { compareNumbers } from '../catalog/numbers';
import type { ServerVersion } from '../catalog/server-version';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';
import { splitArguments } from './arguments';
import { CONTROL } from './checks';
import type { ResolveContext } from './context';
import { allowedInstead } from './directive-value';
import { OWNED_DIRECTIVES } from './owned-directives';
import type { ServerDirective } from './server-specification';
import { checkSparseArrays } from './sparse-arrays';

/** Checks additional directives against the version, in the given order. */
export function resolveDirectives(
  given: { readonly [name: string]: string },
  version: ServerVersion,
  problems: Problems,
  context: ResolveContext,
): ServerDirective[] {
  const directives = Object.entries(given).map(
    ([name, value]): ServerDirective => ({ name: name.toLowerCase(), value }),
  );
  checkTwice(Object.keys(given), problems);
  const taken = directives.filter(
    (directive) =>
      checkName(directive.name, version, problems) && checkValue(directive, version, problems, context),
  );
  checkSparseArrays(taken, problems, context);
  return taken;
}

/** Adds a problem if a directive is set twice: in two spellings, or with two of its names. */
function checkTwice(names: readonly string[], problems: Problems): void {
  const twice = new Map<string, string[]>();
  for (const name of names) twice.set(sharedName(name), [...(twice.get(sharedName(name)) ?? []), name]);
  for (const same of twice.values()) {
    if (same.length < 2) continue;
    const all = same.map(shown);
    problems.add('directive-given-twice', {
      message: `${all.join(' and ')} are names of the same directive, which must be set only once`,
      given: `directives: { ${all.map((name) => `${name}: ...`).join(', ')} }`,
      fix: 'keep one of them',
    });
  }
}

function checkName(name: string, version: ServerVersion, problems: Problems): boolean {
  const instead = OWNED_DIRECTIVES.get(name);
  if (instead !== undefined) {
    problems.add('owned-directive', {
      message: `the directive ${name} cannot be set, because the library controls it`,
      given: `directives: { '${name}': ... }`,
      fix: instead,
    });
    return false;
  }
  const { _engine: engine } = version;
  const release = version.patch ?? version.line;
  if (knowsDirective(engine, release, name)) return true;
  const nearest = nearestDirective(engine, release, name);
  problems.add('unknown-directive', {
    message: `${version} does not have the directive ${shown(name)}`,
    given: shown(name),
    allowed: versionsWith(version, name),
    fix: nearest ? didYouMean(nearest) : 'remove it from directives, or use a version that has it',
  });
  return false;
}

/** Describes the versions that have a directive. Returns undefined if no version has it. */
function versionsWith({ _engine: engine, engineName, line, patch }: ServerVersion, name: string) {
  const lines = linesKnowing(engine, name);
  if (lines === undefined) return undefined;
  if (lines.until !== undefined) return `in ${engineName} ${lines.since} to ${lines.until}`;
  const isLater = compareNumbers(line, lines.since) < 0;
  return `from ${engineName} ${isLater ? lines.since : patchKnowing(engine, patch ?? line, name)}`;
}

function didYouMean(name: string): string {
  const instead = OWNED_DIRECTIVES.get(name);
  return `did you mean '${name}'?${instead === undefined ? '' : ` If so, ${instead}`}`;
}

/** Checks that a value is a single line, and valid for the directive in this version. */
function checkValue(
  { name, value }: ServerDirective,
  version: ServerVersion,
  problems: Problems,
  context: ResolveContext,
): boolean {
  if (context.isUnknown(value)) return true;
  const args = CONTROL.test(value) ? undefined : splitArguments(value);
  if (args === undefined) {
    problems.add('bad-directive-value', {
      message: `the value of ${name} is not a single line with closed quotes`,
      given: shown(value),
      allowed: 'one line as in redis.conf, with closed quotes; "" is the empty value',
      fix: 'write the value as in redis.conf, without control characters',
    });
    return false;
  }
  const kind = valueKindOf(version._engine, version.line, name);
  const allowed = kind && allowedInstead(kind, args);
  if (allowed === undefined) return true;
  problems.add('bad-directive-value', {
    message: `${name} must be ${allowed}`,
    given: shown(value),
    allowed,
    fix: `set ${name} to ${allowed}, or leave it out to use the default of ${version}`,
  });
  return false;
}
