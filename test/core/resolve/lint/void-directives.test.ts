import { knowsDirective } from '../../../../lib/core/catalog/directive-lookup';
import { DIRECTIVES } from '../../../../lib/core/catalog/directives';
import { ENGINES } from '../../../../lib/core/catalog/engine';
import { FLAVORS, Flavor } from '../../../../lib/core/catalog/flavor';
import { IGNORED_DIRECTIVES } from '../../../../lib/core/catalog/ignored-directives';
import { EvictionPolicy } from '../../../../lib/core/catalog/policies';
import { RedisVersion } from '../../../../lib/core/catalog/redis-version';
import { ValkeyVersion } from '../../../../lib/core/catalog/valkey-version';
import { VOID_DIRECTIVES } from '../../../../lib/core/resolve/lint/void-directives';
import { OWNED_DIRECTIVES } from '../../../../lib/core/resolve/owned-directives';
import type { RedisServerProps } from '../../../../lib/core/resolve/redis-server-props';
import { UNKNOWN } from '../../../support/core';
import { findingMessages, findings } from '../../../support/lint';

/** The reason that a directive is told to be void for, or none. */
function reasons(directives: { [name: string]: string }, props: RedisServerProps = {}): string[] {
  return findingMessages({ ...props, directives })
    .filter((message) => message.includes('no effect'))
    .map((message) => message.replace(/^.*no effect, because /, ''));
}

const NO_FILE = 'the flavor writes no append-only file';
const IGNORED = 'this version ignores it';

describe('a directive of the append-only file', () => {
  const file = { 'auto-aof-rewrite-percentage': '50', 'aof-use-rdb-preamble': 'yes' };

  test('has no effect for a flavor that writes none', () => {
    for (const flavor of [Flavor.RDB_ONLY, Flavor.MEMORY_ONLY])
      expect(reasons(file, { flavor })).toEqual([NO_FILE]);
    expect(reasons(file)).toEqual([]);
  });

  test('is reported together with the others for the same reason, with their values', () => {
    const [finding] = findings({ flavor: Flavor.RDB_ONLY, directives: { ...file, hz: '20' } });
    expect(finding).toMatchObject({
      message: `auto-aof-rewrite-percentage and aof-use-rdb-preamble have no effect, because ${NO_FILE}`,
      given: "auto-aof-rewrite-percentage '50', aof-use-rdb-preamble 'yes'",
      fix: 'leave it out, or use Flavor.AOF_AND_RDB',
    });
  });
});

describe('a directive of RDB files', () => {
  test.each(FLAVORS)(
    'has an effect on the flavor %s: replicas get such a file over the network',
    (flavor) => {
      expect(reasons({ rdbcompression: 'no', rdbchecksum: 'no' }, { flavor })).toEqual([]);
    },
  );
});

describe('a directive of eviction', () => {
  const policy = (evictionPolicy: EvictionPolicy) => ({ evictionPolicy, flavor: Flavor.MEMORY_ONLY });

  test('has no effect if no key is evicted', () => {
    const void_ = 'evictionPolicy noeviction evicts nothing';
    expect(reasons({ 'lazyfree-lazy-eviction': 'yes', 'maxmemory-eviction-tenacity': '50' })).toEqual([
      void_,
    ]);
    expect(reasons({ 'lazyfree-lazy-eviction': 'yes' }, policy(EvictionPolicy.VOLATILE_RANDOM))).toEqual([]);
  });

  test('of samples has no effect if no keys are compared', () => {
    const samples = { 'maxmemory-samples': '10' };
    for (const word of ['NO_EVICTION', 'ALLKEYS_RANDOM', 'VOLATILE_RANDOM'] as const)
      expect(reasons(samples, policy(EvictionPolicy[word]))).toEqual([
        'evictionPolicy does not compare keys',
      ]);
    for (const word of [
      'ALLKEYS_LRU',
      'ALLKEYS_LFU',
      'VOLATILE_LRU',
      'VOLATILE_LFU',
      'VOLATILE_TTL',
    ] as const)
      expect(reasons(samples, policy(EvictionPolicy[word]))).toEqual([]);
  });

  test('of frequencies has no effect without an LFU policy', () => {
    const frequencies = { 'lfu-decay-time': '10' };
    const reason = 'evictionPolicy does not consider how often keys are used';
    expect(reasons(frequencies, policy(EvictionPolicy.ALLKEYS_LRU))).toEqual([reason]);
    expect(reasons(frequencies, policy(EvictionPolicy.VOLATILE_LFU))).toEqual([]);
  });
});

describe('a directive that another one enables', () => {
  test.each([
    ['active-defrag-cycle-max', '25', 'activedefrag', 'yes', 'no'],
    ['min-replicas-max-lag', '5', 'min-replicas-to-write', '1', '0'],
    ['min-slaves-max-lag', '5', 'min-replicas-to-write', '1', '0'],
    ['oom-score-adj-values', '0 200 800', 'oom-score-adj', 'relative', 'no'],
  ])('has no effect without it: %s %s needs %s %s', (name, value, other, on, off) => {
    expect(reasons({ [name]: value })).toHaveLength(1);
    expect(reasons({ [name]: value, [other]: off })).toHaveLength(1);
    expect(reasons({ [name]: value, [other]: on })).toEqual([]);
    expect(reasons({ [name]: value, [other]: UNKNOWN })).toEqual([]);
  });

  test('has no effect for a disabled syslog, and without I/O threads', () => {
    const old = { versionString: '6.2-aof' };
    expect(reasons({ 'syslog-ident': 'redis' })).toHaveLength(1);
    expect(reasons({ 'syslog-ident': 'redis', 'syslog-enabled': 'yes' })).toEqual([]);
    expect(reasons({ 'io-threads-do-reads': 'yes' }, old)).toEqual(['the server has only one I/O thread']);
    expect(reasons({ 'io-threads-do-reads': 'yes', 'io-threads': '1' }, old)).toHaveLength(1);
    expect(reasons({ 'io-threads-do-reads': 'yes', 'io-threads': '4' }, old)).toEqual([]);
  });

  test('has no effect if latencies are not tracked, which they are by default', () => {
    const percentiles = { 'latency-tracking-info-percentiles': '50 99' };
    expect(reasons(percentiles)).toEqual([]);
    expect(reasons({ ...percentiles, 'latency-tracking': 'no' })).toEqual(['latency-tracking is off']);
  });

  test('has no effect if the other one disables it: writes that wait for replicas', () => {
    const lag = { 'min-replicas-to-write': '1', 'min-replicas-max-lag': '0' };
    expect(reasons(lag)).toEqual(['a maximum lag of 0 disables it']);
  });
});

describe('a directive of writes that wait for replicas', () => {
  test('has no effect on a replica, which accepts no writes from clients', () => {
    const directives = { 'min-replicas-to-write': '1', 'min-replicas-max-lag': '5' };
    expect(findingMessages({ directives }, 'replica')).toEqual([
      'min-replicas-to-write and min-replicas-max-lag have no effect, because a replica accepts no writes from clients, and the writes of its primary wait for no replica',
    ]);
    expect(reasons(directives)).toEqual([]);
  });
});

describe('the delay of replication without a disk', () => {
  test.each([
    ['3.0-aof', []],
    ['3.2-aof', ['replicas get a snapshot from disk, which is sent without a delay']],
    ['6.2', ['replicas get a snapshot from disk, which is sent without a delay']],
    ['6.2-nordb', []],
    ['7.0-aof', []],
    ['valkey:8.1', []],
  ])('has, on %s, the reasons %j for no effect', (versionString, expected) => {
    expect(reasons({ 'repl-diskless-sync-delay': '10' }, { versionString })).toEqual(expected);
  });
});

describe('a directive of a feature that the library does not support', () => {
  test('has no effect: Redis Cluster, TLS of the server itself', () => {
    expect(reasons({ 'cluster-node-timeout': '5000', 'cluster-announce-ip': '10.0.0.1' })).toEqual([
      'the library does not support Redis Cluster',
    ]);
    expect(reasons({ 'max-new-tls-connections-per-cycle': '5' })).toEqual([
      'the server itself runs without TLS',
    ]);
  });

  test('has an effect if it applies to servers without a cluster', () => {
    expect(reasons({ 'cluster-compatibility-sample-ratio': '10' })).toEqual([]);
  });
});

describe('a directive that a version accepts and ignores', () => {
  test.each([
    ['list-max-ziplist-entries', '512', '3.0-aof', '3.2-aof'],
    ['lua-replicate-commands', 'yes', '6.2-aof', '7.0-aof'],
    ['dynamic-hz', 'yes', 'valkey:8.0-aof', 'valkey:8.1-aof'],
  ])('has no effect since then: %s %s counts on %s and not on %s', (name, value, before, after) => {
    expect(reasons({ [name]: value }, { versionString: before })).toEqual([]);
    expect(reasons({ [name]: value }, { versionString: after })).toEqual([IGNORED]);
  });

  test('is reported once, even if there is another reason', () => {
    expect(reasons({ 'io-threads-do-reads': 'yes' }, { version: RedisVersion.V8_0 })).toEqual([IGNORED]);
    expect(reasons({ 'events-per-io-thread': '2' }, { version: ValkeyVersion.of('9.0') })).toEqual([
      'the server has only one I/O thread',
    ]);
  });

  test('is a directive of the version, and not set by a prop', () => {
    for (const [name, lines] of IGNORED_DIRECTIVES) {
      expect([name, OWNED_DIRECTIVES.has(name)]).toEqual([name, false]);
      for (const engine of Object.keys(ENGINES) as (keyof typeof ENGINES)[]) {
        const since = lines[engine];
        if (since !== undefined)
          expect([name, since, knowsDirective(engine, since, name)]).toEqual([name, since, true]);
      }
    }
  });
});

describe('the table of directives without effect', () => {
  test.each(VOID_DIRECTIVES)('names directives that exist: $names', ({ names }) => {
    expect(DIRECTIVES.filter(({ name }) => names.test(name))).not.toEqual([]);
  });
});
