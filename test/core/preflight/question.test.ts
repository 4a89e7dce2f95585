import { spawnSync } from 'node:child_process';
import { answerIn, commandLine, QUESTION } from '../../../lib/core/preflight/question';

describe('the question of a preflight', () => {
  test('is valid sh, and has no password', () => {
    expect(spawnSync('sh', ['-n', '-c', QUESTION]).status).toBe(0);
    expect(QUESTION).toContain("grep '^AUTH ' /etc/cdktf-redis/probe");
    expect(commandLine('BGSAVE')).toContain("'BGSAVE'");
  });
});

describe('the answer', () => {
  test('has the fields of INFO, the free space, and the setting of the host', () => {
    const { info, said, freeBytes, overcommit } = answerIn(
      'OK\n# Persistence\r\nloading:0\r\nrdb_last_bgsave_status:ok\r\ncdktf-redis:disk\n' +
        'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/vda 264212084 16937644 78563620 18% /data\n' +
        'cdktf-redis:overcommit\n0\n',
    );
    expect([...info]).toEqual([
      ['loading', '0'],
      ['rdb_last_bgsave_status', 'ok'],
    ]);
    expect([said, freeBytes, overcommit]).toEqual(['', 78563620 * 1024, '0']);
  });

  test('has the error of a server that refuses', () => {
    const refusal = "NOPERM this user has no permissions to run the 'info' command";
    expect(answerIn(`OK\n${refusal}\ncdktf-redis:disk\ncdktf-redis:overcommit\n`)).toEqual({
      info: new Map(),
      said: refusal,
    });
  });
});
