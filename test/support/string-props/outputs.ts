import fc from 'fast-check';
import { ConnectionOutputs } from '../../../lib';
import { serviceWithTls } from '../stacks';
import type { StringProps } from './string-prop';

/** Props of outputs. */
export const OUTPUT_STRINGS = {
  'ConnectionOutputsProps.prefix': {
    build: (stack, prefix) => {
      const { redis } = serviceWithTls(stack);
      new ConnectionOutputs(stack, 'out', { service: redis, prefix });
    },
    path: 'test/out',
    named: 'prefix',
    harmless: 'harmless_prefix',
    taken: fc.stringMatching(/^[A-Za-z_][\w-]{0,20}$/),
  },
  'ConnectionOutputsProps.user': {
    build: (stack, user) => {
      const { redis } = serviceWithTls(stack, { redis: { users: [{ name: 'app' }] } });
      new ConnectionOutputs(stack, 'out', { service: redis, user });
    },
    path: 'test/out',
    named: 'user',
    harmless: 'app',
    taken: fc.constantFrom('app', 'default'),
    form: /^(app|default)$/,
  },
} as const satisfies StringProps;
