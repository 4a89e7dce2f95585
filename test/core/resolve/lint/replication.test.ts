import { MemorySize } from '../../../../lib/core/catalog/memory-size';
import type { Role } from '../../../../lib/core/resolve/lint/linted-server';
import { lintReplica } from '../../../../lib/core/resolve/lint/replication';
import type { RedisServerProps } from '../../../../lib/core/resolve/redis-server-props';
import { specOf, UNKNOWN } from '../../../support/core';

const mebibytes = MemorySize.mebibytes;

function messages(replica: RedisServerProps, primary: RedisServerProps = {}, role: Role = 'primary') {
  return lintReplica(specOf(replica), { path: 'test/Redis', spec: specOf(primary), role }).map(
    ({ message }) => message,
  );
}

describe('the memory of a replica', () => {
  test('is enough if it is at least that of its primary', () => {
    expect(messages({})).toEqual([]);
    expect(messages({ memory: mebibytes(1024) })).toEqual([]);
    expect(messages({ versionString: '4.0-aof' }, { versionString: '4.0-aof' })).toEqual([]);
  });

  test('is enough if its primary stores less than its memory allows', () => {
    const primary = { memory: mebibytes(2048), maxMemory: mebibytes(307) };
    expect(messages({}, primary)).toEqual([]);
    expect(messages({}, { ...primary, maxMemory: mebibytes(308) })).toHaveLength(1);
  });

  test('is too small if a copy of the data and everything else do not fit', () => {
    expect(messages({ memory: mebibytes(256) })).toEqual([
      'memory 256 MiB is too small for a copy of test/Redis, which can store 307 MiB of data, so the kernel could kill the replica',
    ]);
  });

  test('is too small if it forks to save and its memory-only primary does not', () => {
    expect(messages({}, { versionString: '7.0-nordb' })).toHaveLength(1);
    expect(messages({ versionString: '7.0-nordb' }, { versionString: '7.0-nordb' })).toEqual([]);
  });

  test('causes a warning at the primary if both have the same and it is too small there', () => {
    const both = { maxMemory: mebibytes(480) };
    expect(messages(both, both)).toEqual([]);
  });
});

describe('the maxMemory of a replica', () => {
  const low = { maxMemory: mebibytes(100) };
  const evicts = [
    'maxMemory 100 MiB is below the 307 MiB of test/Redis: above 100 MiB the replica would evict or reject data that its primary keeps',
  ];

  test('is ignored since 5.0', () => {
    expect(messages({ ...low, versionString: '5.0-aof' }, { versionString: '5.0-aof' })).toEqual([]);
    expect(messages({ ...low, directives: { 'replica-ignore-maxmemory': 'yes' } })).toEqual([]);
  });

  test('causes a warning below that of its primary if it counts', () => {
    expect(messages({ ...low, versionString: '4.0-aof' }, { versionString: '4.0-aof' })).toEqual(evicts);
    expect(messages({ ...low, directives: { 'replica-ignore-maxmemory': 'no' } })).toEqual(evicts);
    expect(messages({ ...low, directives: { 'slave-ignore-maxmemory': 'no' } })).toEqual(evicts);
  });

  test('causes no warning if it is only known at apply whether it counts', () => {
    expect(messages({ ...low, directives: { 'replica-ignore-maxmemory': UNKNOWN } })).toEqual([]);
  });
});

describe('the timeout of a replication', () => {
  const timeout = (value: string) => ({ directives: { 'repl-timeout': value } });
  const ping = (value: string) => ({ directives: { 'repl-ping-replica-period': value } });

  test('must be above the period of the pings; the defaults are 60 s and 10 s', () => {
    expect(messages(timeout('11'))).toEqual([]);
    expect(messages(timeout('10'))).toHaveLength(1);
    expect(messages({}, ping('59'))).toEqual([]);
    expect(messages({}, ping('60'))).toHaveLength(1);
    expect(messages(timeout('90'), ping('60'))).toEqual([]);
  });

  test('is also found by its old name', () => {
    expect(messages({}, { directives: { 'repl-ping-slave-period': '60' } })).toHaveLength(1);
  });

  test('is that of the replica, and the pings are those of its primary', () => {
    expect(messages(ping('90'), timeout('5'))).toEqual([]);
  });

  test('causes no warning behind another replica, which passes on the pings of its own primary', () => {
    expect(messages({}, ping('60'), 'replica')).toEqual([]);
  });

  test('causes no warning if it is only known at apply', () => {
    expect(messages(timeout(UNKNOWN))).toEqual([]);
    expect(messages({}, ping(UNKNOWN))).toEqual([]);
  });
});
