import { Aspects, type TerraformStack, TerraformVariable } from 'cdktf';
import { MemorySize, PolicyRule, RedisPolicy, RedisService, TlsCertificate, TlsTerminator } from '../lib';
import { problemIds } from './support/problems';
import { serviceWithTls } from './support/stacks';

function hold(stack: TerraformStack, rule: PolicyRule): void {
  Aspects.of(stack).add(new RedisPolicy({ rules: [rule] }));
  serviceWithTls(stack);
}

/** Every number that a construct takes, only known at apply. */
const NUMBERS: Record<string, readonly [string, (stack: TerraformStack, it: number) => unknown]> = {
  idleTimeoutSeconds: [
    'bad-number',
    (stack, it) => new RedisService(stack, 'Redis', { idleTimeoutSeconds: it }),
  ],
  startupTimeoutSeconds: [
    'bad-number',
    (stack, it) => new RedisService(stack, 'Redis', { startupTimeoutSeconds: it }),
  ],
  stopGraceSeconds: ['bad-number', (stack, it) => new RedisService(stack, 'Redis', { stopGraceSeconds: it })],
  plaintextPort: [
    'bad-port',
    (stack, it) => new RedisService(stack, 'Redis', { plaintext: true, plaintextPort: it }),
  ],
  memory: [
    'bad-memory',
    (stack, it) => new RedisService(stack, 'Redis', { memory: MemorySize.mebibytes(it) }),
  ],
  maxMemory: [
    'bad-memory',
    (stack, it) => new RedisService(stack, 'Redis', { maxMemory: MemorySize.gibibytes(it) }),
  ],
  savePoints: [
    'bad-save-point',
    (stack, it) => new RedisService(stack, 'Redis', { savePoints: [{ seconds: 900, changes: it }] }),
  ],
  'port of a terminator': ['bad-port', (stack, it) => serviceWithTls(stack, { tls: { port: it } })],
  drainSeconds: ['bad-number', (stack, it) => serviceWithTls(stack, { tls: { drainSeconds: it } })],
  sessionTimeoutSeconds: [
    'bad-number',
    (stack, it) => serviceWithTls(stack, { tls: { sessionTimeoutSeconds: it } }),
  ],
  maxConnections: ['bad-number', (stack, it) => serviceWithTls(stack, { tls: { maxConnections: it } })],
  'memory of a terminator': [
    'bad-memory',
    (stack, it) => serviceWithTls(stack, { tls: { memory: MemorySize.mebibytes(it) } }),
  ],
  validityDays: [
    'bad-number',
    (stack, it) =>
      serviceWithTls(stack, { tls: { certificate: TlsCertificate.issued({ validityDays: it }) } }),
  ],
  'days of a rule of a policy': [
    'bad-number',
    (stack, it) => hold(stack, PolicyRule.certificatesValidAtMost(it)),
  ],
  'size of a rule of a policy': [
    'bad-memory',
    (stack, it) => hold(stack, PolicyRule.memoryAtMost(MemorySize.mebibytes(it))),
  ],
  'port of an imported service': [
    'bad-port',
    (stack, it) =>
      RedisService.fromRedisServiceAttributes(stack, 'Far', { host: 'redis.example.com', port: it }),
  ],
  'port of an imported terminator': [
    'bad-port',
    (stack, it) =>
      TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', { host: 'redis.example.com', port: it }),
  ],
};

describe('a number that is only known at apply', () => {
  test.each(Object.entries(NUMBERS))(
    'is refused as %s, because the library calculates with it',
    (_, [id, build]) => {
      expect(
        problemIds((stack) =>
          build(stack, new TerraformVariable(stack, 'Number', { type: 'number' }).numberValue),
        ),
      ).toEqual([id]);
    },
  );
});
