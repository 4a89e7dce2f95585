import { knowsDirective, linesKnowing, nearestDirective } from '../catalog/directive-lookup';
import { OWNED_DIRECTIVES } from '../catalog/owned-directives';
import type { RedisVersion } from '../catalog/redis-version';
import { CONTROL, shown } from './checks';
import type { Problems, ResolveContext } from './context';

type Directive = readonly [name: string, value: string];

/** Checks further directives against the version, in the order given. */
export function resolveDirectives(
  given: { readonly [name: string]: string },
  version: RedisVersion,
  problems: Problems,
  context: ResolveContext,
): readonly Directive[] {
  const directives = Object.entries(given).map(([name, value]): Directive => [name.toLowerCase(), value]);
  return directives.filter(
    ([name, value]) => checkName(name, version, problems) && checkValue(name, value, problems, context),
  );
}

function checkName(name: string, version: RedisVersion, problems: Problems): boolean {
  const instead = OWNED_DIRECTIVES.get(name);
  if (instead !== undefined) {
    problems.add('owned-directive', {
      message: `the directive ${name} is written by the library`,
      given: `directives: { '${name}': ... }`,
      fix: instead,
    });
    return false;
  }
  if (knowsDirective('redis', version.line, name)) return true;
  const lines = linesKnowing('redis', name);
  const nearest = nearestDirective('redis', version.line, name);
  problems.add('unknown-directive', {
    message: `Redis ${version} has no directive ${shown(name)}`,
    given: shown(name),
    ...(lines && {
      allowed: lines.until ? `in Redis ${lines.since} to ${lines.until}` : `from Redis ${lines.since}`,
    }),
    fix: nearest ? didYouMean(nearest) : 'take it out of directives, or run a version that has it',
  });
  return false;
}

function didYouMean(name: string): string {
  const instead = OWNED_DIRECTIVES.get(name);
  return `did you mean '${name}'?${instead === undefined ? '' : ` Then ${instead}`}`;
}

/** Arguments as Redis splits them: a closing quote ends its argument, so a blank has to follow it. */
const ARGUMENTS = (() => {
  const double = '"(?:[^"\\\\]|\\\\.)*"';
  const single = "'(?:[^'\\\\]|\\\\'|\\\\(?!'))*'";
  const argument = `(?:[^ \\t"']+(?:${double}|${single})?|${double}|${single})`;
  return new RegExp(`^[ \\t]*${argument}(?:[ \\t]+${argument})*[ \\t]*$`, 'u');
})();

/** A value has to stay on its line, with its quotes closed: else it would become another directive. */
function checkValue(name: string, value: string, problems: Problems, context: ResolveContext): boolean {
  if (context.isUnknown(value)) return true;
  const oneLine = !CONTROL.test(value) && value.trim() !== '';
  if (oneLine && ARGUMENTS.test(value)) return true;
  problems.add('bad-directive-value', {
    message: `the value of the directive ${name} does not stay on its line`,
    given: shown(value),
    allowed: 'one line as in redis.conf, quotes closed; "" is the empty value',
    fix: 'write the value as it would stand in redis.conf, without control characters',
  });
  return false;
}
