/** What a user may do after a change, against before. */
export type Rights = 'same' | 'wider' | 'narrower' | 'other';

/** Rules about commands that allow everything. */
const ALL_COMMANDS = '+@all';

/**
 * Compares the rules of two users. Patterns are compared as sets, commands as steps: a step that is added at the end
 * gives or takes. Anything else is `other`: which of two lists of steps allows more is up to the server.
 */
export function compareRights(before: readonly string[], after: readonly string[]): Rights {
  const of = (rules: readonly string[], signs: RegExp) => rules.filter((rule) => signs.test(rule));
  const sides = [
    comparePatterns('~*', of(before, /^[~%]/), of(after, /^[~%]/)),
    comparePatterns('&*', of(before, /^&/), of(after, /^&/)),
    compareCommands(of(before, /^[+-]/), of(after, /^[+-]/)),
  ].filter((side) => side !== 'same');
  const [side = 'same', ...others] = new Set(sides);
  return others.length > 0 ? 'other' : side;
}

function comparePatterns(everything: string, before: readonly string[], after: readonly string[]): Rights {
  const [all, allAfter] = [before, after].map((patterns) => patterns.includes(everything));
  if (all || allAfter) return all === allAfter ? 'same' : allAfter ? 'wider' : 'narrower';
  const gained = after.some((pattern) => !before.includes(pattern));
  const lost = before.some((pattern) => !after.includes(pattern));
  if (gained && lost) return 'other';
  return gained ? 'wider' : lost ? 'narrower' : 'same';
}

function compareCommands(before: readonly string[], after: readonly string[]): Rights {
  const [was, is] = [before.join(' '), after.join(' ')];
  if (was === is) return 'same';
  if (is === ALL_COMMANDS) return 'wider';
  if (was === ALL_COMMANDS) return 'narrower';
  const common = before.findIndex((step, index) => step !== after[index]);
  const start = common < 0 ? before.length : common;
  const added = signsOf(after.slice(start));
  const taken = signsOf(before.slice(start));
  if ((added === '+' && taken === '') || (added === '' && taken === '-')) return 'wider';
  return (added === '-' && taken === '') || (added === '' && taken === '+') ? 'narrower' : 'other';
}

/** The sign that all steps have: `+-` where they differ, nothing where there are none. */
function signsOf(steps: readonly string[]): string {
  return [...new Set(steps.map(([sign]) => sign))].sort().join('');
}
