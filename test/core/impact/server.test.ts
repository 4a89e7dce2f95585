import { MemorySize } from '../../../lib/core/catalog/memory-size';
import { EvictionPolicy, RemovalPolicy } from '../../../lib/core/catalog/policies';
import { changeOf } from '../../../lib/core/impact/from-reviews/change';
import type { RedisServerProps } from '../../../lib/core/resolve/redis-server-props';
import type { ServiceReview } from '../../../lib/core/review/schema';
import { reviewedService, reviewedStack } from '../../support/reviewed';

/** What happens to the keys of a service that restarts. */
function restart(before: ServiceReview, after: ServiceReview) {
  const restarted = { ...after, configuration: `${before.configuration} changed` };
  const [construct] = changeOf(
    [reviewedStack({ services: [before] })],
    [reviewedStack({ services: [restarted] })],
  ).constructs;
  return construct;
}

function outcome(before: RedisServerProps, after: RedisServerProps): string {
  const { data, meaning } = restart(reviewedService(before), reviewedService(after));
  return `${data}: ${meaning}`;
}

describe('the keys of a service that restarts', () => {
  test.each<[string, RedisServerProps, RedisServerProps, string]>([
    [
      'the same files',
      {},
      { idleTimeoutSeconds: 60 },
      'kept: restarts: nothing is lost if it can save its data',
    ],
    [
      'a dump that becomes an append-only file',
      { versionString: '8.4' },
      { versionString: '8.4-aof' },
      'converted: restarts and keeps every key: the dump is loaded and rewritten as an append-only file before the server starts',
    ],
    [
      'an append-only file that becomes a dump',
      { versionString: '8.4-aof' },
      { versionString: '8.4' },
      'converted: restarts and keeps every key: a copy of the append-only file is loaded and saved as a dump before the server starts',
    ],
    [
      'a later version',
      { versionString: '7.2-aof' },
      { versionString: '8.4-aof' },
      'kept: restarts: nothing is lost if it can save its data; you cannot go back, because Redis 7.2 does not read the files of Redis 8.4',
    ],
    [
      'a later patch release',
      { versionString: '7.2.1-aof' },
      { versionString: '7.2.16-aof' },
      'kept: restarts: nothing is lost if it can save its data',
    ],
    [
      'an earlier version',
      { versionString: '8.4-aof' },
      { versionString: '7.2-aof' },
      'refused: refuses to start, because Redis 7.2 does not read the files of Redis 8.4: no data is deleted, and going back to the old version makes it available again',
    ],
    [
      'Valkey where Redis was, and both know the files',
      { versionString: '7.2-aof' },
      { versionString: 'valkey:8.1-aof' },
      'kept: restarts: nothing is lost if it can save its data; you cannot go back, because Redis 7.2 does not read the files of Valkey 8.1',
    ],
    [
      'Valkey where a later Redis was',
      { versionString: '7.4-aof' },
      { versionString: 'valkey:8.1-aof' },
      'refused: refuses to start, because Valkey 8.1 does not read the files of Redis 7.4: no data is deleted, and going back to the old version makes it available again',
    ],
    [
      'less room',
      { memory: MemorySize.mebibytes(512) },
      { memory: MemorySize.mebibytes(256) },
      'kept: restarts: nothing is lost if it can save its data; with more than 153 MiB of data it refuses writes',
    ],
    [
      'less room, which evicts',
      { memory: MemorySize.mebibytes(512), evictionPolicy: EvictionPolicy.ALLKEYS_LRU },
      { memory: MemorySize.mebibytes(256), evictionPolicy: EvictionPolicy.ALLKEYS_LRU },
      'kept: restarts: nothing is lost if it can save its data; data above 153 MiB is evicted (allkeys-lru)',
    ],
    [
      'nothing on disk',
      { versionString: '8.4-nordb' },
      { versionString: '8.4-aof' },
      'lost: the memory-only server restarts: all keys are lost',
    ],
    [
      'a flavor that forgets them',
      { versionString: '8.4-aof' },
      { versionString: '8.4-nordb' },
      'refused: becomes memory-only, and refuses to start on its data: no data is deleted, and going back to the old flavor makes it available again',
    ],
    [
      'a flavor that forgets them, as is accepted',
      { versionString: '8.4-aof' },
      { versionString: '8.4-nordb', acceptDataLossOnFlavorChange: true },
      'lost: becomes memory-only, and deletes its data as the code accepts: all keys are lost',
    ],
    [
      'another name and a volume that may go',
      { name: 'one' },
      { name: 'other', removalPolicy: RemovalPolicy.DESTROY },
      'lost: its data volume is replaced by an empty one: all keys are lost',
    ],
    [
      'another name and a volume that is protected',
      { name: 'one', removalPolicy: RemovalPolicy.DESTROY },
      { name: 'other' },
      'refused: needs another data volume, and Terraform refuses to destroy the protected one: nothing is applied until it uses one-data again',
    ],
  ])('on %s', (_, before, after, expected) => {
    expect(outcome(before, after)).toBe(expected);
  });

  test('are kept on the copies that are left, of several', () => {
    const service = reviewedService();
    const copies = { ...service, volumes: ['a-0', 'a-1'] };
    expect(restart(copies, { ...service, volumes: ['a-0'] }).data).toBe('kept');
    expect(restart(copies, { ...service, volumes: ['b-0', 'b-1'] }).data).toBe('refused');
  });

  test('are kept by a managed service, which has no volume in the review', () => {
    const managed = { ...reviewedService(), plan: 'startup-4', volumes: [] };
    expect(restart(managed, { ...managed, plan: 'startup-8' }).data).toBe('kept');
  });

  test('stay behind when it starts on another engine', () => {
    const service = reviewedService();
    expect(restart(service, { ...service, place: 'docker tcp://b' })).toMatchObject({
      impact: 'data-loss',
      data: 'left behind',
      meaning: 'starts without its keys: they stay on docker',
    });
  });

  test('are not trusted to be read where the version is none', () => {
    const service = reviewedService();
    const unknown = { ...service, versionString: 'x' };
    expect(restart(service, unknown).data).toBe('refused');
    expect(restart(unknown, service).data).toBe('refused');
  });
});

describe('the keys of a service that leaves the code', () => {
  test.each<[RedisServerProps, boolean, string]>([
    [
      {},
      false,
      'is removed, and its data volume is destroyed: all keys are lost; its protection is removed with the code',
    ],
    [
      { removalPolicy: RemovalPolicy.DESTROY },
      false,
      'is removed, and its data volume is destroyed: all keys are lost',
    ],
    [{ versionString: '8.4-nordb' }, false, 'the memory-only server is removed: all keys are lost'],
    [{}, true, 'its stack is no longer in the code: all keys are lost when somebody destroys that stack'],
  ])('are lost: %j', (props, isStackGone, meaning) => {
    const after = isStackGone ? [] : [reviewedStack()];
    const { constructs } = changeOf([reviewedStack({ services: [reviewedService(props)] })], after);
    expect(constructs).toMatchObject([{ impact: 'data-loss', data: 'lost', meaning }]);
  });
});
