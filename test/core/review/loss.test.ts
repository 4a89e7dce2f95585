import { FsyncPolicy, RemovalPolicy } from '../../../lib/core/catalog/policies';
import { lossesOf } from '../../../lib/core/review/loss';
import type { RedisServerProps } from '../../../lib/core/spec/redis-server-props';
import { specOf } from '../../support/core';

function losses(props: RedisServerProps): string[] {
  return lossesOf(specOf(props)).map(({ loss }) => loss);
}

const SECOND = 'the writes of about the last second';
const KEPT = 'nothing: Terraform refuses to destroy the volume';
const UNGUARDED = 'all data: the guard leaves with the code, so read the plan';

describe('what a server can lose, when it is killed, its host dies, it is restarted, its stack is destroyed or it leaves the code', () => {
  test.each<[string, RedisServerProps, string[]]>([
    ['the append-only file', { versionString: '7.0-aof' }, [SECOND, SECOND, 'nothing', KEPT, UNGUARDED]],
    [
      'an append-only file that is forced to disk before each reply',
      { fsyncPolicy: FsyncPolicy.ALWAYS },
      ['nothing', 'nothing', 'nothing', KEPT, UNGUARDED],
    ],
    ['nothing on disk', { versionString: '7.0-nordb' }, Array(5).fill('all data')],
    [
      'an unprotected volume',
      { removalPolicy: RemovalPolicy.DESTROY },
      [SECOND, SECOND, 'nothing', 'all data', 'all data'],
    ],
  ])('with %s', (_, props, expected) => {
    expect(losses(props)).toEqual(expected);
  });

  test('with snapshots is what was written since the last one, by save point', () => {
    const [killed, hostDies, restarted] = losses({
      versionString: '7.0',
      savePoints: [
        { seconds: 60, changes: 10000 },
        { seconds: 900, changes: 1 },
      ],
    });
    expect(killed).toBe(
      'all writes since the last snapshot, which is due after 900 s from 1 changed key, 60 s from 10000 changed keys',
    );
    expect(hostDies).toBe(killed);
    expect(restarted).toBe('nothing');
  });

  test('with an append-only file that the kernel writes when it likes is more', () => {
    expect(losses({ fsyncPolicy: FsyncPolicy.NO })[1]).toContain('often the writes of the last 30 s');
  });
});
