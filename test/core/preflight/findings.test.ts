import { Flavor } from '../../../lib/core/catalog/flavor';
import { type Examined, findingsOf, imageFinding } from '../../../lib/core/preflight/findings';
import type { ServerAnswer } from '../../../lib/core/preflight/question';

const MEBIBYTE = 1024 * 1024;

const server = { path: 'prod/Redis', container: 'redis', flavor: Flavor.RDB_ONLY, losesVolume: false };
const state = { status: 'running', stopSeconds: 60 };

function answered(info: Readonly<Record<string, string>>, more: Partial<ServerAnswer> = {}): Examined {
  const fields = {
    loading: '0',
    rdb_changes_since_last_save: '7',
    rdb_last_bgsave_status: 'ok',
    rdb_last_bgsave_time_sec: '2',
    aof_enabled: '0',
    aof_last_write_status: 'ok',
    aof_last_bgrewrite_status: 'ok',
    used_memory: String(100 * MEBIBYTE),
    ...info,
  };
  const answer = { info: new Map(Object.entries(fields)), said: '', freeBytes: 1000 * MEBIBYTE, ...more };
  return { server, state, answer };
}

const shown = (examined: Examined) =>
  findingsOf(examined).map(({ level, meaning }) => `${level}: ${meaning}`);

describe('a server that can save', () => {
  test('is fine, with its numbers', () => {
    expect(findingsOf(answered({}))).toEqual([
      {
        level: 'fine',
        about: 'prod/Redis',
        meaning:
          'it can save: 7 changes since the last snapshot, about 2 s of 60 s to write one, 1000 MiB free for 100 MiB of data',
      },
    ]);
  });

  test('is fine while it loads, and without data to save', () => {
    expect(shown(answered({ loading: '1', rdb_last_bgsave_status: 'err' }))).toEqual([
      'fine: it is loading its data, and nothing is new since: it will load it again',
    ]);
    expect(shown({ server: { ...server, flavor: Flavor.MEMORY_ONLY } })).toEqual([
      'fine: it keeps its keys in memory only, so there is nothing to save',
    ]);
  });
});

describe('a failure is', () => {
  test.each<[string, Examined, RegExp]>([
    [
      'a failed snapshot',
      answered({ rdb_last_bgsave_status: 'err' }),
      /^failure: its last snapshot failed\. If it is stopped now and cannot save, 7 changes are lost$/,
    ],
    [
      'a failed snapshot of a server with an append-only file, which keeps the data but rejects writes',
      answered({ rdb_last_bgsave_status: 'err', aof_enabled: '1' }),
      /^failure: its last snapshot failed, so its disk may be full: .* rejects writes after the restart$/,
    ],
    [
      'an append-only file that was turned off',
      { ...answered({}), server: { ...server, flavor: Flavor.AOF_AND_RDB } },
      /^failure: its append-only file is turned off .* every later write is lost$/,
    ],
    [
      'a failed write to the append-only file',
      answered({ aof_enabled: '1', aof_last_write_status: 'err' }),
      /^failure: .*\(aof_last_write_status:err\).*acknowledged writes can be lost$/,
    ],
    [
      'a disk that is too small for the data',
      answered({}, { freeBytes: 99 * MEBIBYTE }),
      /^failure: a snapshot can need up to 100 MiB, and its disk has 99 MiB free\. .* its unsaved changes are lost$/,
    ],
    [
      'a snapshot that takes longer than the grace time',
      answered({ rdb_last_bgsave_time_sec: '60' }),
      /^failure: a snapshot takes about 60 s, and the server is killed 60 s after/,
    ],
    [
      'a first snapshot that would take too long',
      answered(
        { rdb_last_bgsave_time_sec: '-1', used_memory_dataset: String(2000 * MEBIBYTE) },
        { freeBytes: 9e12 },
      ),
      /^failure: a snapshot takes about 100 s/,
    ],
    [
      'a snapshot that does not end',
      { ...answered({}), hasSaved: false },
      /^failure: a snapshot did not end/,
    ],
    ['a paused server', { server, state: { ...state, status: 'paused' } }, /^failure: it is paused/],
    ['a container that is not there', { server }, /^failure: this Docker engine has no container redis/],
    [
      'a server that does not answer',
      { server, state, problem: 'docker exec did not end within 30 s and was stopped' },
      /^failure: it could not be asked, .*: docker exec did not end within 30 s and was stopped$/,
    ],
    [
      'a server that refuses',
      { server, state, answer: { info: new Map(), said: 'BUSY Redis is busy running a script.' } },
      /^failure: it could not be asked, .*: BUSY Redis is busy/,
    ],
  ])('%s', (_, examined, finding) => {
    const [first, ...more] = shown(examined);
    expect(first).toMatch(finding);
    expect(more).toEqual([]);
    expect(findingsOf(examined)[0].fix).toMatch(/\w/);
  });

  test('explained by the memory of the host if that can be the reason', () => {
    const [{ fix }] = findingsOf(answered({ rdb_last_bgsave_status: 'err' }, { overcommit: '0' }));
    expect(fix).toContain('vm.overcommit_memory of the host is 0');
  });
});

describe('a warning is', () => {
  test.each<[string, Examined, RegExp]>([
    [
      'too little space or time of a server whose append-only file has the data',
      answered({ aof_enabled: '1', rdb_last_bgsave_time_sec: '61' }, { freeBytes: 1 }),
      /^warning: a snapshot can need up to 100 MiB, .* the append-only file keeps the data$/,
    ],
    [
      'a failed rewrite of the append-only file',
      answered({ aof_enabled: '1', aof_last_bgrewrite_status: 'err' }),
      /^warning: its last rewrite/,
    ],
    [
      'a server that does not run',
      { server, state: { ...state, status: 'exited' } },
      /^warning: .*\(exited\)/,
    ],
    [
      'a server elsewhere',
      { server: { ...server, container: undefined } },
      /^warning: it does not run on Docker/,
    ],
    [
      'a volume that is destroyed',
      { server: { ...server, losesVolume: true } },
      /^warning: the plan destroys/,
    ],
  ])('%s', (_, examined, finding) => {
    const findings = shown(examined);
    expect(findings[0]).toMatch(finding);
    expect(findings.filter((line) => !line.startsWith('warning'))).toEqual([]);
  });
});

test('a snapshot that was just taken proves that there is enough space', () => {
  expect(shown({ ...answered({}, { freeBytes: 1 }), hasSaved: true })[0]).toMatch(/^fine: it can save/);
});

test('an image that is missing is a failure if something must stop for it', () => {
  expect(imageFinding('redis:8.4', { isThere: true, stopsSomething: true }).level).toBe('fine');
  expect(imageFinding('redis:8.4', { isThere: false, stopsSomething: false }).level).toBe('warning');
  expect(imageFinding('redis:8.4', { isThere: false, stopsSomething: true })).toMatchObject({
    level: 'failure',
    fix: 'docker pull redis:8.4',
  });
});
