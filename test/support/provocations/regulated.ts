import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { RedisService, RegulatedWorkload } from '../../../lib';
import type { Provocations } from './provocation';

/** Plaintext in a regulated workload. */
export const REGULATED_ERRORS = {
  'regulated-takes-plaintext': {
    build: (stack) => {
      const billing = new Construct(stack, 'Billing');
      RegulatedWorkload.tag(billing);
      const { credentials } = new RedisService(stack, 'Redis');
      new TerraformOutput(billing, 'url', { value: credentials.redis.url, sensitive: true });
    },
    path: 'test/Billing/url',
    message: 'test/Billing is tagged as regulated, but uses a plaintext credential of test/Redis',
    fix: 'use a redis+ssl credential: credentials.redisSsl, the credentials of a TlsTerminator, or ConnectionOutputs with a terminator',
  },
  'regulated-serves-plaintext': {
    build: (stack) => {
      RegulatedWorkload.tag(stack);
      new RedisService(stack, 'Redis', { plaintext: true });
    },
    path: 'test/Redis',
    message: 'the service accepts connections without TLS, but belongs to test, which is tagged as regulated',
    given: 'plaintext true',
    fix: 'leave plaintext out and use a TlsTerminator',
  },
} as const satisfies Provocations;
