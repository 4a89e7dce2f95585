import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import { UNKNOWN } from '../../../support/core';
import { findingIds, findings } from '../../../support/lint';

const BUFFERS = ['buffers-above-memory'];

/** A server of 512 MiB, 300 MiB of it for data. */
function ids(directives: { [name: string]: string }, versionString = '7.2-aof'): string[] {
  return findingIds({ versionString, maxMemory: MemorySize.mebibytes(300), directives });
}

function limit(value: string, backlog = '1mb') {
  return { 'client-output-buffer-limit': value, 'repl-backlog-size': backlog };
}

describe('the output buffer of a replica', () => {
  test('causes a warning if it reaches the memory together with maxMemory', () => {
    expect(ids(limit('replica 213mb 64mb 60'))).toEqual(BUFFERS);
    expect(ids(limit('replica 212mb 64mb 60'))).toEqual([]);
  });

  test('includes the backlog since 7.0, which maxMemory counts', () => {
    expect(ids(limit('replica 256mb 64mb 60', '64mb'))).toEqual([]);
    expect(ids(limit('replica 32mb 16mb 60', '64mb'))).toEqual([]);
  });

  test('adds to everything else below 7.0', () => {
    expect(ids(limit('replica 256mb 64mb 60', '64mb'), '6.2-aof')).toEqual(BUFFERS);
    expect(ids(limit('replica 212mb 64mb 60'), '6.2-aof')).toEqual(BUFFERS);
    expect(ids(limit('replica 211mb 64mb 60'), '6.2-aof')).toEqual([]);
  });

  test('is unlimited if its hard limit is 0, even with a soft limit', () => {
    const [finding] = findings({ directives: limit('slave 0 64mb 60') });
    expect(finding.message).toContain(
      'allows a replica an output buffer without a limit that maxMemory does not count',
    );
  });

  test('is found by its class, its old name and its units, in several groups', () => {
    expect(ids(limit('normal 0 0 0'))).toEqual([]);
    expect(ids(limit('pubsub 1gb 1gb 60'))).toEqual([]);
    expect(ids(limit('normal 0 0 0 Replica 1gb 64mb 60 pubsub 32mb 8mb 60'))).toEqual(BUFFERS);
    expect(ids(limit('normal 0 0 0 replica 16mb 8mb 60 pubsub 32mb 8mb 60'))).toEqual([]);
    expect(ids(limit('slave 1000m 64mb 60'), '4.0-aof')).toEqual(BUFFERS);
  });

  test('causes no warning if it is not set or not known', () => {
    expect(ids({})).toEqual([]);
    expect(ids(limit(UNKNOWN))).toEqual([]);
    expect(ids(limit('replica 256mb 64mb 60', UNKNOWN))).toEqual([]);
  });
});

describe('the replication backlog', () => {
  test('causes a warning if it uses all of maxMemory', () => {
    expect(ids({ 'repl-backlog-size': '300mb' })).toEqual(BUFFERS);
    expect(ids({ 'repl-backlog-size': '299mb' })).toEqual([]);
    expect(ids({ 'repl-backlog-size': '300m' })).toEqual([]);
  });

  test('causes no warning if it is only known at apply', () => {
    expect(ids({ 'repl-backlog-size': UNKNOWN })).toEqual([]);
  });
});

describe('memory that counts towards maxMemory', () => {
  test('causes no warning on a replica, which ignores it', () => {
    const directives = { 'repl-backlog-size': '1gb', 'maxmemory-clients': '1gb' };
    expect(findingIds({ directives })).toEqual([...BUFFERS, ...BUFFERS]);
    expect(findingIds({ directives }, 'replica')).toEqual([]);
  });
});

describe('the limit of client buffers', () => {
  test.each(['300mb', '1g', '100%'])('causes a warning at %s, when it uses all of maxMemory', (value) => {
    expect(ids({ 'maxmemory-clients': value })).toEqual(BUFFERS);
  });

  test.each(['0', '5%', '99%', '299mb', UNKNOWN])('causes no warning at %s', (value) => {
    expect(ids({ 'maxmemory-clients': value })).toEqual([]);
  });
});
