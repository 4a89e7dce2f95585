import { MemorySize } from '../../../lib/core/catalog/memory-size';
import { bufferDirectives } from '../../../lib/core/resolve/buffers';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import { specOf } from '../../support/core';

const MEBIBYTE = 1024 * 1024;

/** The limits in mebibytes, by directive and class of clients. */
function limits(props: RedisServerProps, role: 'primary' | 'replica' = 'primary'): Map<string, number> {
  const lines = bufferDirectives(specOf(props), role).map((line) => line.split(' '));
  return new Map(
    lines.map(([name, ...words]) =>
      words.length === 1
        ? [String(name), Number(words[0]) / MEBIBYTE]
        : [String(words[0]), Number(words[1]) / MEBIBYTE],
    ),
  );
}

const room = { memory: MemorySize.mebibytes(1024), maxMemory: MemorySize.mebibytes(512) };

describe('the buffers of clients and replicas', () => {
  test('share the room between maxmemory and the memory from 7.0 on', () => {
    expect([...limits({ ...room, versionString: '7.0' })]).toEqual([
      ['normal', 256],
      ['pubsub', 32],
      ['replica', 128],
      ['maxmemory-clients', 256],
    ]);
  });

  test('have limits for each client below 7.0, where there is none for all', () => {
    expect([...limits({ ...room, versionString: '6.2' })]).toEqual([
      ['normal', 64],
      ['pubsub', 16],
      ['replica', 128],
      ['client-query-buffer-limit', 64],
    ]);
    expect([...limits({ ...room, versionString: '4.0' })]).toEqual([
      ['normal', 64],
      ['pubsub', 16],
      ['slave', 128],
    ]);
  });

  test('do not limit the commands of a primary on a replica', () => {
    expect([...limits({ ...room, versionString: '6.2' }, 'replica').keys()]).not.toContain(
      'client-query-buffer-limit',
    );
  });

  test('are at least 4 MiB', () => {
    const tight = { memory: MemorySize.mebibytes(512), maxMemory: MemorySize.mebibytes(511) };
    expect([...limits({ ...tight, versionString: '7.0' }).values()]).toEqual([4, 4, 4, 4]);
  });

  test('leave the directives of the user alone', () => {
    const directives = { 'maxmemory-clients': '5%' };
    expect([...limits({ ...room, versionString: '7.0', directives }).keys()]).not.toContain(
      'maxmemory-clients',
    );
    const query = { 'client-query-buffer-limit': '2mb' };
    expect([...limits({ ...room, versionString: '6.0', directives: query }).keys()]).not.toContain(
      'client-query-buffer-limit',
    );
  });
});
