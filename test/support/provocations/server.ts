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
    message: 'version is not one of Redis that the library can write a configuration for',
    given: "'2.6'",
    allowed: `${REDIS_LINES.join(', ')}, or a patch release of these`,
    fix: 'take one of these; the newest patch release runs where none is named',
  },
  'version-given-twice': {
    build: redis({ versionString: '7.0-aof', flavor: Flavor.AOF_AND_RDB }),
    path,
    message: 'versionString stands beside version or flavor',
    given: "versionString '7.0-aof'",
    fix: 'give either versionString, or version and flavor',
  },
  'bad-memory': {
    build: redis({ memory: MemorySize.mebibytes(-512) }),
    path,
    message: 'memory is not a whole number of mebibytes in its range',
    given: '-512 MiB',
    allowed: '64 MiB to 67108864 MiB (64 TiB), known at synth',
    fix: 'set memory with MemorySize.mebibytes(...) or MemorySize.gibibytes(...)',
  },
  'maxmemory-above-memory': {
    build: redis({ memory: MemorySize.gibibytes(1), maxMemory: MemorySize.gibibytes(2) }),
    path,
    message:
      'maxMemory leaves no room below memory, so the kernel would kill Redis before it refuses a write',
    given: 'maxMemory 2 GiB, memory 1 GiB',
    allowed: 'below 1 GiB; 614 MiB is what the library derives',
    fix: 'raise memory, lower maxMemory or leave maxMemory out',
  },
  'policy-not-in-version': {
    build: redis({ versionString: '3.2', evictionPolicy: EvictionPolicy.ALLKEYS_LFU }),
    path,
    message: 'evictionPolicy is not known to Redis 3.2',
    given: 'allkeys-lfu',
    allowed: 'allkeys-lfu from Redis 4.0',
    fix: 'take an LRU policy, or a later version',
  },
  'bad-save-point': {
    build: redis({ savePoints: [{ seconds: 900, changes: 0 }] }),
    path,
    message: 'a save point is not a positive whole number of seconds and of changes',
    given: '{ seconds: 900, changes: 0 }',
    allowed: 'whole numbers from 1 to 2147483647',
    fix: 'for example { seconds: 900, changes: 1 }',
  },
  'persistence-contradiction': {
    build: redis({ flavor: Flavor.MEMORY_ONLY, fsyncPolicy: FsyncPolicy.ALWAYS }),
    path,
    message: 'fsyncPolicy is given, but the flavor writes no append-only file',
    given: 'fsyncPolicy always, flavor NO PERSISTENCE',
    fix: 'leave fsyncPolicy out, or take Flavor.AOF_AND_RDB',
  },
  'bad-number': {
    build: redis({ stopGraceSeconds: 5 }),
    path,
    message: 'stopGraceSeconds is not a whole number in its range',
    given: '5',
    allowed: '15 to 3600',
    fix: 'set stopGraceSeconds to such a number, or leave it out for 60',
  },
  'owned-directive': {
    build: redis({ directives: { appendonly: 'no' } }),
    path,
    message: 'the directive appendonly is up to the library',
    given: "directives: { 'appendonly': ... }",
    fix: 'use the prop flavor',
  },
  'unknown-directive': {
    build: redis({ versionString: '7.0', directives: { 'lua-time-limt': '5000' } }),
    path,
    message: "Redis 7.0 has no directive 'lua-time-limt'",
    given: "'lua-time-limt'",
    fix: "did you mean 'lua-time-limit'?",
  },
  'bad-directive-value': {
    build: redis({ versionString: '7.0', directives: { hz: 'abc' } }),
    path,
    message: 'hz takes a whole number from 1 to 500',
    given: "'abc'",
    allowed: 'a whole number from 1 to 500',
    fix: 'set hz to such a value, or leave it out for the default of Redis 7.0',
  },
  'plaintext-secret': {
    build: redis({ password: 'a-literal-password' }),
    path,
    message: 'password is a literal, which would stand in plain text in the synthesized JSON',
    given: 'a literal of 18 characters (not shown)',
    allowed: 'a value that Terraform reads at apply',
    fix: 'pass the value of a TerraformVariable with sensitive: true, or leave it out to have one generated',
  },
  'bad-password': {
    build: redis({ password: 'a-literal\npassword' }),
    path,
    message: 'password holds a control character, such as a newline or NUL',
    given: 'a literal of 18 characters (not shown)',
    allowed: 'at least 16 characters, none of them a control character',
    fix: 'choose another password',
  },
  'bad-port': {
    build: redis({ plaintext: true, plaintextPort: 65536 }),
    path,
    message: 'plaintextPort is not a whole number in its range',
    given: '65536',
    allowed: '1 to 65535',
    fix: 'set plaintextPort to such a number, or leave it out for 6379',
  },
  'plaintext-not-asked-for': {
    build: redis({ plaintextPort: 6379 }),
    path,
    message: 'plaintextPort would publish Redis without TLS, but plaintext is not asked for',
    given: "plaintextPort: '6379'",
    fix: 'add plaintext: true if connections without TLS are wanted, otherwise use a TlsTerminator',
  },
} as const satisfies Provocations;

/** Versions of a server that are taken with a warning. */
export const SERVER_WARNINGS = {
  'version-not-in-catalog': {
    build: redis({ version: RedisVersion.of('7.1') }),
    path,
    message: 'Redis 7.1 is not in the catalog, and is configured as Redis 7.0 would be',
    fix: `try it before it holds data, or take one of ${REDIS_LINES.join(', ')}`,
  },
  'end-of-life': {
    build: redis({ versionString: '7.0-aof' }),
    path,
    message: 'Redis 7.0 is past its end of life: nobody mends its bugs any more',
    fix: 'run a line that is still mended; `npx cdktf-redis versions` lists them',
  },
  'unsafe-patch': {
    build: redis({ version: RedisVersion.of('7.2.4') }),
    path,
    message: 'Redis 7.2.4 has known remote code execution or data loss bugs',
    fix: 'run 7.2.16 or later',
  },
  'image-of-another-version': {
    build: redis({ versionString: '7.2', image: 'registry.example.com/redis:6.2.24' }),
    path,
    message:
      "the tag of the image 'registry.example.com/redis:6.2.24' tells Redis 6.2.24, and the configuration is written " +
      'for Redis 7.2',
    fix: 'set version to what the image holds: a server of another line refuses to start',
  },
} as const satisfies Provocations;
