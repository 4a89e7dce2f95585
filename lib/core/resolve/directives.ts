import {
  knowsDirective,
  linesKnowing,
  nearestDirective,
  patchKnowing,
  valueKindOf,
} from '../catalog/directive-lookup';
import { compareNumbers } from '../catalog/numbers';
import type { ServerVersion } from '../catalog/server-version';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';
import { splitArguments } from './arguments';
import { CONTROL } from './checks';
import type { ResolveContext } from './context';
import { takesInstead } from './directive-value';
import { OWNED_DIRECTIVES } from './owned-directives';
import { checkSparseArrays } from './sparse-arrays';

type Directive = readonly [name: string, value: string];

/** Checks further directives against the version, in the order given. */
export function resolveDirectives(
  given: { readonly [name: string]: string },
  version: ServerVersion,
  problems: Problems,
  context: ResolveContext,
): readonly Directive[] {
  const directives = Object.entries(given).map(([name, value]): Directive => [name.toLowerCase(), value]);
  const taken = directives.filter(
    (directive) =>
      checkName(directive[0], version, problems) && checkValue(directive, version, problems, context),
  );
  checkSparseArrays(taken, problems, context);
  return taken;
}

function checkName(name: string, version: ServerVersion, problems: Problems): boolean {
  const instead = OWNED_DIRECTIVES.get(name);
  if (instead !== undefined) {
    problems.add('owned-directive', {
      message: `the directive ${name} is up to the library`,
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
    message: `${version} has no directive ${shown(name)}`,
    given: shown(name),
    allowed: versionsWith(version, name),
    fix: nearest ? didYouMean(nearest) : 'take it out of directives, or run a version that has it',
  });
  return false;
}

/** The versions that have a directive, as text; undefined when there are none. */
function versionsWith({ _engine: engine, engineName, line, patch }: ServerVersion, name: string) {
  const lines = linesKnowing(engine, name);
  if (lines === undefined) return undefined;
  if (lines.until !== undefined) return `in ${engineName} ${lines.since} to ${lines.until}`;
  const isLater = compareNumbers(line, lines.since) < 0;
  return `from ${engineName} ${isLater ? lines.since : patchKnowing(engine, patch ?? line, name)}`;
}

function didYouMean(name: string): string {
  const instead = OWNED_DIRECTIVES.get(name);
  return `did you mean '${name}'?${instead === undefined ? '' : ` Then ${instead}`}`;
}

/** A value has to stay on its line, and be one that the directive takes in the version. */
function checkValue(
  [name, value]: Directive,
  version: ServerVersion,
  problems: Problems,
  context: ResolveContext,
): boolean {
  if (context.isUnknown(value)) return true;
  const args = CONTROL.test(value) ? undefined : splitArguments(value);
  if (args === undefined) {
    problems.add('bad-directive-value', {
      message: `the value of the directive ${name} does not stay on its line`,
      given: shown(value),
      allowed: 'one line as in redis.conf, quotes closed; "" is the empty value',
      fix: 'write the value as it would stand in redis.conf, without control characters',
    });
    return false;
  }
  const kind = valueKindOf(version._engine, version.line, name);
  const instead = kind && takesInstead(kind, args);
  if (instead === undefined) return true;
  problems.add('bad-directive-value', {
    message: `${name} takes ${instead}`,
    given: shown(value),
    allowed: instead,
    fix: `set ${name} to such a value, or leave it out for the default of ${version}`,
  });
  return false;
}
