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
  test('is enough where it is that of its primary, or more', () => {
    expect(messages({})).toEqual([]);
    expect(messages({ memory: mebibytes(1024) })).toEqual([]);
    expect(messages({ versionString: '4.0-aof' }, { versionString: '4.0-aof' })).toEqual([]);
  });

  test('is enough where its primary may hold less than its memory would let it', () => {
    const primary = { memory: mebibytes(2048), maxMemory: mebibytes(307) };
    expect(messages({}, primary)).toEqual([]);
    expect(messages({}, { ...primary, maxMemory: mebibytes(308) })).toHaveLength(1);
  });

  test('is too little where the copy of its primary and what it needs beside do not fit', () => {
    expect(messages({ memory: mebibytes(256) })).toEqual([
      'memory 256 MiB is too small for a copy of test/Redis, which can store 307 MiB of data, so the kernel could kill the replica',
    ]);
  });

  test('is too little where it forks to save and its memory-only primary does not', () => {
    expect(messages({}, { versionString: '7.0-nordb' })).toHaveLength(1);
    expect(messages({ versionString: '7.0-nordb' }, { versionString: '7.0-nordb' })).toEqual([]);
  });

  test('is told of at the primary where both have the same and it is too little there', () => {
    const both = { maxMemory: mebibytes(480) };
    expect(messages(both, both)).toEqual([]);
  });
});

describe('the maxMemory of a replica', () => {
  const low = { maxMemory: mebibytes(100) };
  const evicts = [
    'maxMemory 100 MiB is below the 307 MiB of test/Redis: above 100 MiB the replica would evict or reject data that its primary keeps',
  ];

  test('is ignored from 5.0 on, while it follows', () => {
    expect(messages({ ...low, versionString: '5.0-aof' }, { versionString: '5.0-aof' })).toEqual([]);
    expect(messages({ ...low, directives: { 'replica-ignore-maxmemory': 'yes' } })).toEqual([]);
  });

  test('is warned of below that of its primary where it counts', () => {
    expect(messages({ ...low, versionString: '4.0-aof' }, { versionString: '4.0-aof' })).toEqual(evicts);
    expect(messages({ ...low, directives: { 'replica-ignore-maxmemory': 'no' } })).toEqual(evicts);
    expect(messages({ ...low, directives: { 'slave-ignore-maxmemory': 'no' } })).toEqual(evicts);
  });

  test('is not warned of where it is only known at apply whether it counts', () => {
    expect(messages({ ...low, directives: { 'replica-ignore-maxmemory': UNKNOWN } })).toEqual([]);
  });
});

describe('the timeout of a replication', () => {
  const timeout = (value: string) => ({ directives: { 'repl-timeout': value } });
  const ping = (value: string) => ({ directives: { 'repl-ping-replica-period': value } });

  test('is above the period of the pings, of which it is 60 s and 10 s where nothing is said', () => {
    expect(messages(timeout('11'))).toEqual([]);
    expect(messages(timeout('10'))).toHaveLength(1);
    expect(messages({}, ping('59'))).toEqual([]);
    expect(messages({}, ping('60'))).toHaveLength(1);
    expect(messages(timeout('90'), ping('60'))).toEqual([]);
  });

  test('is asked for by the old name too', () => {
    expect(messages({}, { directives: { 'repl-ping-slave-period': '60' } })).toHaveLength(1);
  });

  test('is that of the replica, and the pings are those of its primary', () => {
    expect(messages(ping('90'), timeout('5'))).toEqual([]);
  });

  test('is not warned of behind another replica, which passes the pings of its own primary on', () => {
    expect(messages({}, ping('60'), 'replica')).toEqual([]);
  });

  test('is not warned of where it is only known at apply', () => {
    expect(messages(timeout(UNKNOWN))).toEqual([]);
    expect(messages({}, ping(UNKNOWN))).toEqual([]);
  });
});
