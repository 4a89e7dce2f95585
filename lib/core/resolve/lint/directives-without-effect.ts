import { shown } from '../../text/shown';

import type { Rule } from './linted-server';
import { VOID_DIRECTIVES } from './void-directives';

/** Directives that the version, the flavor or another setting makes void, each told once. */
export const directivesWithoutEffect: Rule = (server) => {
  const reasonOf = (name: string) =>
    VOID_DIRECTIVES.find(({ names, isVoid }) => names.test(name) && isVoid(server, name));
  return VOID_DIRECTIVES.flatMap((reason) => {
    const given = server.spec.directives.filter(([name]) => reasonOf(name) === reason);
    if (given.length === 0) return [];
    return [
      {
        id: 'directive-without-effect',
        message: `${given.map(([name]) => name).join(' and ')} would have no effect: ${reason.because}`,
        given: given.map(([name, value]) => `${name} ${shown(value)}`).join(', '),
        fix: reason.fix,
      },
    ];
  });
};
