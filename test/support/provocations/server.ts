import {
  EvictionPolicy,
  Flavor,
  FsyncPolicy,
  MemorySize,
  RedisService,
  type RedisServiceProps,
  RedisVersion,
} from '../../../lib';
import { REDIS_LINES } from '../lines';
import type { Build } from '../synth';
import type { Provocations } from './provocation';

const path = 'test/Redis';

/** A stack with one service. */
export function redis(props: RedisServiceProps): Build {
  return (stack) => new RedisService(stack, 'Redis', props);
}

/** Mistakes in the props of a server. */
export const SERVER_ERRORS = {
  'unknown-version': {
    build: redis({ version: RedisVersion.of('2.6') }),
    path,
    message: 'version is not a supported version of Redis',
    given: "'2.6'",
    allowed: `${REDIS_LINES.join(', ')}, or a patch release of these`,
    fix: 'use one of the allowed versions; a version without a patch number runs the newest patch release',
  },
  'version-given-twice': {
    build: redis({ versionString: '7.0-aof', flavor: Flavor.AOF_AND_RDB }),
    path,
    message: 'versionString must not be used together with version or flavor',
    given: "versionString '7.0-aof'",
    fix: 'use either versionString, or version and flavor',
  },
  'bad-memory': {
    build: redis({ memory: MemorySize.mebibytes(-512) }),
    path,
    message: 'memory must be a whole number of mebibytes, at least 64',
    given: '-512 MiB',
    allowed: '64 MiB to 67108864 MiB (64 TiB), known at synth',
    fix: 'set memory to MemorySize.mebibytes(...) or MemorySize.gibibytes(...)',
  },
  'maxmemory-above-memory': {
    build: redis({ memory: MemorySize.gibibytes(1), maxMemory: MemorySize.gibibytes(2) }),
    path,
    message: 'maxMemory must be below memory, or the kernel kills Redis before it reaches maxMemory',
    given: 'maxMemory 2 GiB, memory 1 GiB',
    allowed: 'below 1 GiB; the default is 614 MiB',
    fix: 'increase memory, decrease maxMemory, or leave maxMemory out',
  },
  'policy-not-in-version': {
    build: redis({ versionString: '3.2', evictionPolicy: EvictionPolicy.ALLKEYS_LFU }),
    path,
    message: 'Redis 3.2 does not support this evictionPolicy',
    given: 'allkeys-lfu',
    allowed: 'allkeys-lfu in Redis 4.0 and later',
    fix: 'use an LRU policy, or a later version',
  },
  'bad-save-point': {
    build: redis({ savePoints: [{ seconds: 900, changes: 0 }] }),
    path,
    message: 'seconds and changes of a save point must be positive whole numbers',
    given: '{ seconds: 900, changes: 0 }',
    allowed: 'whole numbers from 1 to 2147483647',
    fix: 'use a save point such as { seconds: 900, changes: 1 }',
  },
  'persistence-contradiction': {
    build: redis({ flavor: Flavor.MEMORY_ONLY, fsyncPolicy: FsyncPolicy.ALWAYS }),
    path,
    message: 'fsyncPolicy has no effect, because the flavor writes no append-only file',
    given: 'fsyncPolicy always, flavor NO PERSISTENCE',
    fix: 'leave fsyncPolicy out, or use Flavor.AOF_AND_RDB',
  },
  'bad-number': {
    build: redis({ stopGraceSeconds: 5 }),
    path,
    message: 'stopGraceSeconds must be a whole number from 15 to 3600',
    given: '5',
    allowed: '15 to 3600',
    fix: 'set stopGraceSeconds to a number from 15 to 3600, or leave it out to use 60',
  },
  'owned-directive': {
    build: redis({ directives: { appendonly: 'no' } }),
    path,
    message: 'the directive appendonly cannot be set, because the library controls it',
    given: "directives: { 'appendonly': ... }",
    fix: 'use the prop flavor',
  },
  'directive-given-twice': {
    build: redis({ directives: { HZ: '10', hz: '20' } }),
    path,
    message: "'HZ' and 'hz' are names of the same directive, which must be set only once",
    given: "directives: { 'HZ': ..., 'hz': ... }",
    fix: 'keep one of them',
  },
  'unknown-directive': {
    build: redis({ versionString: '7.0', directives: { 'lua-time-limt': '5000' } }),
    path,
    message: "Redis 7.0 does not have the directive 'lua-time-limt'",
    given: "'lua-time-limt'",
    fix: "did you mean 'lua-time-limit'?",
  },
  'bad-directive-value': {
    build: redis({ versionString: '7.0', directives: { hz: 'abc' } }),
    path,
    message: 'hz must be a whole number from 1 to 500',
    given: "'abc'",
    allowed: 'a whole number from 1 to 500',
    fix: 'set hz to a whole number from 1 to 500, or leave it out to use the default of Redis 7.0',
  },
  'plaintext-secret': {
    build: redis({ password: 'a-literal-password' }),
    path,
    message: 'password is a literal, which would be readable in the synthesized JSON',
    given: 'a literal of 18 characters (not shown)',
    allowed: 'a value that is known only at apply',
    fix: 'pass the value of a TerraformVariable with sensitive: true, or leave it out to have one generated',
  },
  'bad-password': {
    build: redis({ password: 'a-literal\npassword' }),
    path,
    message: 'password contains a control character, such as a newline or NUL',
    given: 'a literal of 18 characters (not shown)',
    allowed: 'at least 16 characters, without control characters',
    fix: 'choose another password',
  },
  'bad-port': {
    build: redis({ plaintext: true, plaintextPort: 65536 }),
    path,
    message: 'plaintextPort must be a whole number from 1 to 65535',
    given: '65536',
    allowed: '1 to 65535',
    fix: 'set plaintextPort to a number from 1 to 65535, or leave it out to use 6379',
  },
  'plaintext-not-asked-for': {
    build: redis({ plaintextPort: 6379 }),
    path,
    message: 'plaintextPort requires plaintext: true, which publishes Redis without TLS',
    given: "plaintextPort: '6379'",
    fix: 'leave it out and use a TlsTerminator, or set plaintext: true to accept connections without TLS',
  },
  'image-of-another-version': {
    build: redis({ versionString: '7.2', image: 'registry.example.com/redis:6.2.24' }),
    path,
    message:
      "the image 'registry.example.com/redis:6.2.24' contains Redis 6.2.24 according to its tag, but the configuration is for Redis 7.2",
    given: "'registry.example.com/redis:6.2.24'",
    allowed: 'an image of Redis 7.2',
    fix: 'set version to the version of the image, or use another image: the server would refuse to start',
  },
} as const satisfies Provocations;

/** Versions of a server that are taken with a warning. */
export const SERVER_WARNINGS = {
  'version-not-in-catalog': {
    build: redis({ version: RedisVersion.of('9.9') }),
    path,
    message: 'Redis 9.9 is not in the catalog, so it is configured like Redis 8.10',
    fix: `test it before you store data in it, or use one of ${REDIS_LINES.join(', ')}`,
  },
  'end-of-life': {
    build: redis({ versionString: '7.0-aof' }),
    path,
    message: 'Redis 7.0 is past its end of life: its bugs are no longer fixed',
    fix: 'use a supported version; `npx cdktf-redis versions` lists them',
  },
  'unsafe-patch': {
    build: redis({ version: RedisVersion.of('7.2.4') }),
    path,
    message: 'Redis 7.2.4 has known remote code execution or data loss bugs',
    fix: 'use 7.2.16 or later',
  },
} as const satisfies Provocations;
