import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserManagement } from '../../../lib/core/catalog/user-management';
import { mergeSteps, savedUsersSteps, usersFile } from '../../../lib/core/render/saved-users';
import { resolveRedis } from '../../../lib/core/resolve/constructs/resolve-redis';
import { CONTEXT, EXPORTER_LOGIN, specOf } from '../../support/core';

const { MANAGED, RUNTIME } = UserManagement;
const LIBRARY = ['replication', 'probe'];

describe('the file with the users of a server', () => {
  test('is in the configuration, or on the data volume if the server can save it', () => {
    expect(usersFile(specOf({}))).toBe('/etc/cdktf-redis/users.acl');
    expect(usersFile(specOf({ userManagement: RUNTIME }))).toBe('/data/users.acl');
  });
});

describe('the steps before a start', () => {
  test('are none for a server without users', () => {
    expect(savedUsersSteps(specOf({ versionString: '5.0' }))).toEqual([]);
  });

  test('rename a file that was saved at runtime if users are only managed in code', () => {
    expect(savedUsersSteps(specOf({ userManagement: MANAGED }))).toEqual([
      '[ ! -e /data/users.acl ] || mv -f /data/users.acl /data/users.acl.unused || say "could not rename /data/users.acl"',
    ]);
  });

  test('merge the two files if users are also managed at runtime', () => {
    const steps = savedUsersSteps(specOf({ userManagement: RUNTIME }));
    expect(steps).toEqual(mergeSteps('/etc/cdktf-redis/users.acl', '/data/users.acl', LIBRARY));
  });

  test('also use the code for another login of the library', () => {
    const { spec } = resolveRedis({ userManagement: RUNTIME }, { extraLogins: [EXPORTER_LOGIN] }, CONTEXT);
    expect(savedUsersSteps(spec).map((step) => step.trim())).toContain('replication | probe | exporter) ;;');
  });
});

/** Shells of the images: dash in those of Debian, the ash of busybox in those of Alpine, where the machine has them. */
const SHELLS = [['sh'], ['dash'], ['busybox', 'sh']].filter(
  ([program, ...args]) => spawnSync(program, [...args, '-c', ':']).status === 0,
);

/** Lines as Redis writes them when it saves. */
const DEFAULT = 'user default on sanitize-payload #d1 ~* &* +@all';
const OWN = [
  'user probe on sanitize-payload #p1 resetchannels -@all +ping',
  'user replication on sanitize-payload #r1 resetchannels -@all +ping +psync +replconf',
];

/** Lines as the code has them. */
const CODE = {
  default: 'user default on #d1 ~* &* +@all',
  replication: 'user replication on #r1 +psync +replconf +ping',
  probe: 'user probe on #p1 +ping',
  app: 'user app on #a1 resetchannels ~app:* +@all -@admin -@dangerous',
  report: 'user report on #b1 resetchannels %R~app:* +@read',
};
const CODE_LINES = Object.values(CODE);

describe.each(SHELLS.map((shell) => [shell.join(' '), shell] as const))('merged users, by %s', (_, shell) => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const put = (name: string, lines: readonly string[]) =>
    writeFileSync(path(name), lines.map((line) => `${line}\n`).join(''));
  const get = (name: string) => readFileSync(path(name), 'utf8').split('\n').slice(0, -1);
  const sorted = (name: string) => get(name).sort();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-users-'));
    put('code.acl', CODE_LINES);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  /** Starts a server: the steps, with what the start script has around them. */
  function start(prelude = '') {
    const script = [
      'say() { echo "cdktf-redis: $1"; }',
      'refuse() { say "refused: $1" >&2; exit 1; }',
      prelude,
      ...mergeSteps(path('code.acl'), path('users.acl'), LIBRARY),
      'echo started',
    ].join('\n');
    const [program, ...args] = shell;
    const { status, stdout, stderr } = spawnSync(program, [...args, '-c', script], { encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  const STARTED = { status: 0, stdout: 'started\n', stderr: '' };

  test('begin as in the code, in files that only the server can read', () => {
    expect(start()).toEqual(STARTED);
    expect(get('users.acl')).toEqual(CODE_LINES);
    expect(get('users.acl.declared')).toEqual(CODE_LINES);
    for (const name of ['users.acl', 'users.acl.declared'])
      expect([name, statSync(path(name)).mode & 0o777]).toEqual([name, 0o600]);
    expect(readdirSync(folder).sort()).toEqual(['code.acl', 'users.acl', 'users.acl.declared']);
  });

  test('keep saved changes: changed users, deleted users and users that are not in the code', () => {
    start();
    const app = 'user app on sanitize-payload #a2 #a1 ~other:* resetchannels +@all';
    const guest = 'user guest on nopass ~* &* +@all';
    put('users.acl', [app, DEFAULT, guest, ...OWN]);
    expect(start()).toEqual(STARTED);
    expect(sorted('users.acl')).toEqual([app, DEFAULT, guest, CODE.probe, CODE.replication].sort());
  });

  test('are those of the code if they changed there, even if others were saved', () => {
    start();
    const saved = [
      'user app on #a9 ~* +@all',
      DEFAULT,
      ...OWN,
      'user report off sanitize-payload resetchannels -@all',
    ];
    put('users.acl', saved);
    const app = CODE.app.replace('#a1', '#a2');
    put('code.acl', [CODE.default, CODE.replication, CODE.probe, app, CODE.report]);
    expect(start()).toEqual(STARTED);
    expect(sorted('users.acl')).toEqual([app, DEFAULT, CODE.probe, CODE.replication, saved[4]].sort());
    expect(get('users.acl.declared')).toContain(app);
  });

  test('come back if they were deleted at runtime and then change in the code', () => {
    start();
    put('users.acl', [DEFAULT, ...OWN]);
    const report = CODE.report.replace('#b1', '#b2');
    put('code.acl', [CODE.default, CODE.replication, CODE.probe, CODE.app, report]);
    start();
    expect(sorted('users.acl')).toEqual([DEFAULT, CODE.probe, CODE.replication, report].sort());
  });

  test('are deleted if they were removed from the code, including their saved changes', () => {
    start();
    put('users.acl', ['user app on #a2 ~* +@all', DEFAULT, 'user guest on #g1', ...OWN]);
    put('code.acl', [CODE.default, CODE.replication, CODE.probe]);
    start();
    expect(sorted('users.acl')).toEqual([DEFAULT, 'user guest on #g1', CODE.probe, CODE.replication].sort());
  });

  test('are those of the code if it declares a name that was created at runtime', () => {
    put('code.acl', [CODE.default, CODE.replication, CODE.probe]);
    start();
    put('users.acl', ['user app on nopass ~* +@all', DEFAULT, ...OWN]);
    put('code.acl', CODE_LINES);
    start();
    expect(sorted('users.acl')).toEqual(
      [CODE.app, DEFAULT, CODE.probe, CODE.replication, CODE.report].sort(),
    );
  });

  test('contain the user default as it was saved, until it changes in the code', () => {
    start();
    const saved = 'user default on sanitize-payload #d9 ~* &* +@all';
    put('users.acl', [saved, ...OWN]);
    start();
    expect(get('users.acl')).toContain(saved);
    put('code.acl', ['user default off', CODE.replication, CODE.probe, CODE.app]);
    start();
    expect(get('users.acl')).toContain('user default off');
    expect(get('users.acl')).not.toContain(saved);
  });

  test('always contain replication and probe as in the code, even if they were changed or deleted', () => {
    start();
    put('users.acl', [DEFAULT, 'user replication on nopass ~* &* +@all']);
    start();
    expect(get('users.acl').sort()).toEqual([DEFAULT, CODE.probe, CODE.replication].sort());
  });

  test('are the same byte for byte after repeated merges', () => {
    start();
    put('users.acl', ['user app on #a2 ~x', DEFAULT, 'user zoe on #z1', ...OWN]);
    start();
    const once = readFileSync(path('users.acl'), 'utf8');
    start();
    expect(readFileSync(path('users.acl'), 'utf8')).toBe(once);
  });

  test('are compared by whole names, and printed unchanged: patterns, backslashes and quotes included', () => {
    const odd = [
      'user ap on #1 ~*',
      'user app2 on #2 ~a\\*b ~[ab]?\\\\ ~%s%d\\n ~"x" ~\'y\' ~$HOME`id` ~a;b',
      'user a.p on #3 ~-n ~-e ~!',
      'user * on #4 ~{a,b}',
      'user ! on #5 ~(',
      'user ( on #6 ~)',
      'user -f on #7 ~=',
      'user a\\pp on #8 ~é€🗝',
      'user  on #9',
    ];
    put('code.acl', [...CODE_LINES, 'user x on #x ~\\*[a]$HOME\\\\ %R~"\'']);
    start();
    expect(get('users.acl')).toEqual(get('code.acl'));
    put('users.acl', [...odd, DEFAULT, ...OWN]);
    start();
    expect(sorted('users.acl')).toEqual([...odd, DEFAULT, CODE.probe, CODE.replication].sort());
  });

  test('are merged again if a merge was interrupted between its two files', () => {
    start();
    const guest = 'user guest on #g1';
    put('users.acl', ['user app on #a7 ~*', DEFAULT, guest, ...OWN, 'user report on #b7']);
    const app = CODE.app.replace('#a1', '#a2');
    put('code.acl', [CODE.default, CODE.replication, CODE.probe, app]);
    const brokenOff =
      'count=0; mv() { count=$((count + 1)); [ $count = 1 ] || { kill -9 $$; exit 9; }; command mv "$@"; }';
    expect(start(brokenOff).stdout).not.toContain('started');
    expect(get('users.acl')).toContain(app);
    expect(get('users.acl.declared')).toEqual(CODE_LINES);
    expect(start()).toEqual(STARTED);
    expect(sorted('users.acl')).toEqual([app, DEFAULT, guest, CODE.probe, CODE.replication].sort());
    expect(get('users.acl.declared')).toEqual(get('code.acl'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test.each([
    ['is empty', ''],
    ['ends within a line', `${DEFAULT}\nuser app on #a1 ~* +@all -@dange`],
    ['has no user default', 'user app on #a1 ~* +@all\n'],
    ['holds something else', `${DEFAULT}\n# a comment\n`],
  ])('are those of the code if the saved file %s, which is renamed', (_what, text) => {
    start();
    writeFileSync(path('users.acl'), text);
    const { status, stdout, stderr } = start();
    expect([status, stdout]).toEqual([0, 'started\n']);
    expect(stderr).toContain('users.acl is damaged: it is renamed, and the users of the code are used.');
    expect(get('users.acl')).toEqual(CODE_LINES);
    expect(readFileSync(path('users.acl.damaged'), 'utf8')).toBe(text);
  });

  test('are those of the code if the record of the last merge is lost, and users created at runtime stay', () => {
    start();
    put('users.acl', ['user app on #a2 ~*', DEFAULT, 'user guest on #g1', ...OWN]);
    rmSync(path('users.acl.declared'));
    start();
    expect(sorted('users.acl')).toEqual([...CODE_LINES, 'user guest on #g1'].sort());
  });

  test('are refused if the code has none, because a server without them accepts every client', () => {
    rmSync(path('code.acl'));
    expect(start().status).toBe(1);
    expect(existsSync(path('users.acl'))).toBe(false);
  });

  test('start with the existing files if nothing can be written and nothing changed, and are refused otherwise', () => {
    start();
    put('users.acl', ['user app on #a2 ~*', DEFAULT, ...OWN]);
    for (const name of ['users.acl.new', 'users.acl.declared.new']) mkdirSync(path(name));
    expect(start()).toMatchObject({ status: 0, stdout: 'started\n' });
    put('code.acl', [CODE.default, CODE.replication, CODE.probe, CODE.app.replace('#a1', '#a2')]);
    const { status, stdout, stderr } = start();
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('could not be merged');
    expect(get('users.acl')[0]).toBe('user app on #a2 ~*');
  });

  test('leave no variables in the shell', () => {
    const before = 'IFS=x; umask 022; line=kept; user=kept; saved=kept; cd /';
    const after = mergeSteps(path('code.acl'), path('users.acl'), LIBRARY).join('\n');
    const show =
      'echo "$IFS $(umask) $line $user $saved $-"; type merged >/dev/null 2>&1 && echo leaked; echo /*x*';
    const [program, ...args] = shell;
    const script = `refuse() { exit 1; }\n${before}\n${after}\n${show}`;
    const { stdout } = spawnSync(program, [...args, '-c', script], { encoding: 'utf8' });
    expect(stdout).toMatch(/^x 0022 kept kept kept [^f]*\n(?!leaked)/);
  });
});
