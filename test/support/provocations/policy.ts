import { Aspects, type TerraformStack } from 'cdktf';
import {
  Flavor,
  MemorySize,
  type PolicyException,
  PolicyRule,
  RedisPolicy,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
  RemovalPolicy,
} from '../../../lib';
import { serviceWithTls } from '../stacks';
import type { Build } from '../synth';
import type { Provocations } from './provocation';

const path = 'test/Redis';

/** An exception that has not ended. */
const EXCEPTION: PolicyException = { path, reason: 'it is a test', until: '9999-12-31' };

function held(stack: TerraformStack, ...rules: PolicyRule[]): void {
  Aspects.of(stack).add(new RedisPolicy({ rules }));
}

function service(rule: PolicyRule, props: RedisServiceProps = {}): Build {
  return (stack) => {
    held(stack, rule);
    new RedisService(stack, 'Redis', props);
  };
}

/** What is against a policy, and what is wrong with one. */
export const POLICY_ERRORS = {
  'policy-plaintext': {
    build: service(PolicyRule.noPlaintextOutsideLoopback(), {
      plaintext: true,
      plaintextAddress: '0.0.0.0',
      plaintextHostName: 'redis.example.com',
    }),
    path,
    message:
      'the service can be reached without TLS from every network of the host, but the policy of test requires ' +
      'no plaintext outside this host and private networks',
    given: 'redis://redis.example.com:6379',
    allowed: 'a loopback address of the host, or only the private network',
    fix: 'leave plaintext out and use a TlsTerminator, or leave out plaintextAddress and the clientNetwork of the platform',
  },
  'policy-tls': {
    build: (stack) => {
      held(stack, PolicyRule.tls12OrLater());
      serviceWithTls(stack, { redis: { versionString: '5.0' } });
    },
    path: 'test/Tls',
    message: 'the terminator accepts TLS 1.0, 1.1, but the policy of test requires TLS 1.2 or later',
    given: 'TLSv1.0, TLSv1.1, TLSv1.2',
    allowed: 'TLSv1.2, TLSv1.3',
    fix: 'use Redis 6.0 or later, or Valkey, for test/Redis',
  },
  'policy-durability': {
    build: service(PolicyRule.durableFlavors(), { flavor: Flavor.MEMORY_ONLY }),
    path,
    message:
      'the service does not keep its data on disk, but the policy of test requires durable flavors only',
    given: 'flavor NO PERSISTENCE',
    allowed: 'Flavor.AOF_AND_RDB, Flavor.RDB_ONLY',
    fix: 'use one of the allowed flavors, or a versionString without -nordb',
  },
  'policy-end-of-life': {
    build: service(PolicyRule.noVersionPastEndOfLife(), { version: RedisVersion.V7_0 }),
    path,
    message:
      'Redis 7.0 is past its end of life, but the policy of test requires no version past its end of life',
    given: 'version 7.0',
    allowed: 'a version that is still supported',
    fix: 'use a supported version; `npx cdktf-redis versions` lists them',
  },
  'policy-unsafe-patch': {
    build: service(PolicyRule.safePatchReleases(), { version: RedisVersion.of('7.2.9') }),
    path,
    message:
      'Redis 7.2.9 has known remote code execution or data loss bugs, but the policy of test requires ' +
      'patch releases without known remote code execution or data loss bugs',
    given: 'version 7.2.9, image redis:7.2.9',
    allowed: 'the lowest safe patch release of the line, or a later one',
    fix: 'use a safe patch release; `npx cdktf-redis versions` lists them',
  },
  'policy-deletion-protection': {
    build: service(PolicyRule.deletionProtection(), { removalPolicy: RemovalPolicy.DESTROY }),
    path,
    message:
      'the data volume is destroyed together with the service, but the policy of test requires ' +
      'data volumes that Terraform refuses to destroy',
    given: 'RemovalPolicy.DESTROY',
    allowed: 'RemovalPolicy.PROTECT',
    fix: 'leave removalPolicy out',
  },
  'policy-memory': {
    build: service(PolicyRule.memoryAtMost(MemorySize.gibibytes(4)), { memory: MemorySize.gibibytes(8) }),
    path,
    message: 'the service can use 8 GiB of memory, but the policy of test requires at most 4 GiB of memory',
    given: 'memory 8 GiB',
    allowed: 'up to 4 GiB',
    fix: 'decrease memory to 4 GiB',
  },
  'policy-certificate-lifetime': {
    build: (stack) => {
      held(stack, PolicyRule.certificatesValidAtMost(90));
      serviceWithTls(stack);
    },
    path: 'test/Tls',
    message:
      'the certificate is valid for 365 days, but the policy of test requires ' +
      'certificates that are valid for at most 90 days',
    given: 'validityDays 365',
    allowed: 'up to 90',
    fix: 'set validityDays of TlsCertificate.issued(...) to 90, and renewalDays below it',
  },
  'bad-policy-exception': {
    build: service(PolicyRule.durableFlavors({ exceptions: [{ ...EXCEPTION, until: '2027-02-29' }] }), {
      flavor: Flavor.MEMORY_ONLY,
    }),
    path: 'test',
    message: "until of an exception to 'durable flavors only' is not a valid date",
    given: "'2027-02-29'",
    allowed: 'YYYY-MM-DD, known at synth',
    fix: "pass the last day of the exception, such as '2030-06-30'",
  },
  'policy-rule-twice': {
    build: (stack) => {
      held(
        stack,
        PolicyRule.memoryAtMost(MemorySize.gibibytes(4)),
        PolicyRule.memoryAtMost(MemorySize.mebibytes(512)),
      );
      new RedisService(stack, 'Redis');
    },
    path: 'test',
    message:
      'the policy contains the same rule twice: at most 4 GiB of memory, and at most 512 MiB of memory',
    fix: 'remove one of them, and move its exceptions to the other',
  },
  'bad-context': {
    build: (stack) => new RedisService(stack, 'Redis'),
    context: { 'cdktf-redis:policy': 'Report' },
    path: 'App',
    message: 'the context value of cdktf-redis:policy is not valid',
    given: "'Report'",
    allowed: 'report',
    fix: 'leave cdktf-redis:policy out so that policy violations stop the synth, or set it to report',
  },
} as const satisfies Provocations;

/** Policies that let pass what nobody asks for. */
export const POLICY_WARNINGS = {
  'exception-not-needed': {
    build: service(PolicyRule.durableFlavors({ exceptions: [EXCEPTION] })),
    path,
    message:
      "the policy of test has an exception to 'durable flavors only', but there is no violation at or below test/Redis",
    fix: 'remove the exception',
  },
} as const satisfies Provocations;
