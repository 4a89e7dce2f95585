import { RedisService, type RedisServiceProps } from '../../../lib';
import type { Provocation } from './provocation';

/** A service with the props of a JavaScript program, which no compiler has checked. */
function unchecked(props: object): Provocation['build'] {
  return (stack) => new RedisService(stack, 'Redis', props as RedisServiceProps);
}

export const PROP_ERRORS = {
  'bad-prop-type': {
    build: unchecked({ memory: 512 }),
    path: 'test/Redis',
    message: 'memory must be a MemorySize',
    given: '512 (a number)',
    allowed: 'one of MemorySize.mebibytes(...), MemorySize.gibibytes(...)',
    fix: 'set memory to a MemorySize, or leave it out',
  },
  'missing-prop': {
    build: unchecked({ users: [{}] }),
    path: 'test/Redis',
    message: 'users[0].name is missing',
    given: 'users[0].name: undefined',
    allowed: 'a text',
    fix: 'set users[0].name to a text',
  },
  'unknown-prop': {
    build: unchecked({ maxmemory: 100 }),
    path: 'test/Redis',
    message: 'maxmemory is not a prop of RedisServiceProps, and has no effect',
    fix: 'did you mean maxMemory?',
  },
} as const satisfies Record<string, Provocation>;
