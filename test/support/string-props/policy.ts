import { Aspects } from 'cdktf';
import fc from 'fast-check';
import { Flavor, type PolicyException, PolicyRule, RedisPolicy, RedisService } from '../../../lib';
import type { StringProp, StringProps } from './string-prop';

/** A memory-only service with an exception of a policy. The value is one member of the exception. */
function exception(member: keyof PolicyException): StringProp['build'] {
  return (stack, value) => {
    new RedisService(stack, 'Redis', { flavor: Flavor.MEMORY_ONLY });
    new RedisService(stack, 'Other');
    const exceptions = [
      { path: 'test/Redis', reason: 'it is a test', until: '9999-12-31' },
      { path: 'test/Other', reason: 'it is a test', until: '9999-12-31', [member]: value },
    ];
    Aspects.of(stack).add(new RedisPolicy({ rules: [PolicyRule.durableFlavors({ exceptions })] }));
  };
}

const path = 'test';

/** Members of an exception of a policy, which are not in the Terraform JSON, and the context for policies. */
export const POLICY_STRINGS = {
  'PolicyException.path': {
    build: exception('path'),
    path,
    named: 'path',
    harmless: 'test/Harmless',
    taken: fc.string({ minLength: 1 }).map((name) => `test/${name}`),
  },
  'PolicyException.reason': {
    build: exception('reason'),
    path,
    named: 'reason',
    harmless: 'harmless',
    taken: fc.string().map((reason) => `because ${reason}`),
  },
  'PolicyException.until': {
    build: exception('until'),
    path,
    named: 'until',
    harmless: '2030-01-31',
    taken: fc
      .date({ min: new Date('2000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  },
  'context cdktf-redis:policy': {
    build: (stack) => new RedisService(stack, 'Redis'),
    context: (value) => ({ 'cdktf-redis:policy': value }),
    path: 'App',
    named: 'cdktf-redis:policy',
    harmless: 'report',
    taken: fc.constant('report'),
    form: /^report$/,
  },
} as const satisfies StringProps;
