import { shown } from '../../text/shown';

import type { Rule } from './linted-server';
import { VOID_DIRECTIVES } from './void-directives';

/** Directives that have no effect with this version, flavor or another setting. Each is reported once. */
export const directivesWithoutEffect: Rule = (server) => {
  const reasonOf = (name: string) =>
    VOID_DIRECTIVES.find(({ names, isVoid }) => names.test(name) && isVoid(server, name));
  return VOID_DIRECTIVES.flatMap((reason) => {
    const given = server.spec.directives.filter(({ name }) => reasonOf(name) === reason);
    if (given.length === 0) return [];
    return [
      {
        id: 'directive-without-effect',
        message: `${given.map(({ name }) => name).join(' and ')} ${given.length === 1 ? 'has' : 'have'} no effect, because ${reason.because}`,
        given: given.map(({ name, value }) => `${name} ${shown(value)}`).join(', '),
        fix: reason.fix,
      },
    ];
  });
};
