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
    message:
      'the plaintext credential of test/Redis is taken into test/Billing, which is tagged as regulated',
    fix: 'take a redis+ssl credential: redisSsl, that of a TlsTerminator, or ConnectionOutputs with a terminator',
  },
  'regulated-serves-plaintext': {
    build: (stack) => {
      RegulatedWorkload.tag(stack);
      new RedisService(stack, 'Redis', { plaintext: true });
    },
    path: 'test/Redis',
    message: 'the service accepts connections without TLS, and is part of test, which is tagged as regulated',
    given: 'plaintext true',
    fix: 'leave plaintext out, and put a TlsTerminator in front of the service',
  },
} as const satisfies Provocations;
