import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../lib/cli/programs/run';

const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-run-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a line of sh, and returns how many seconds it took. */
async function timed(line: string, options: Partial<Parameters<typeof run>[2]> = {}) {
  const start = performance.now();
  const finished = await run('sh', ['-c', line], { seconds: 20, ...options });
  return { finished, seconds: (performance.now() - start) / 1000 };
}

function isRunning(pid: number): boolean {
  // A zombie has ended: its parent has not asked for it yet.
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

describe('a program', () => {
  test('returns its output and exit code', async () => {
    const { finished } = await timed('cat; echo two >&2; exit 0', { input: 'one' });
    expect(finished).toEqual({ code: 0, stdout: 'one', stderr: 'two\n' });
  });

  test('that fails says why', async () => {
    expect((await timed('echo no >&2; exit 3')).finished).toMatchObject({ code: 3, failure: 'failed: no' });
    expect((await timed('exit 3')).finished.failure).toBe('ended with 3');
    expect((await timed('kill -9 $$')).finished).toMatchObject({ code: null, failure: 'was killed' });
  });

  test('that does not exist is reported', async () => {
    const { failure } = await run('cdktf-redis-no-such-program', [], { seconds: 5 });
    expect(failure).toBe('was not found on the PATH');
  });

  test('is stopped at its limit, with its children, even if both ignore SIGTERM', async () => {
    const pid = join(folder, 'pid');
    const { finished, seconds } = await timed(
      `trap '' TERM; sh -c "trap '' TERM; echo \\$\\$ >${pid}; while :; do sleep 1; done" & echo begun; wait; wait`,
      { seconds: 1, graceSeconds: 0.5 },
    );
    expect(finished).toMatchObject({
      stdout: 'begun\n',
      failure: 'did not end within 1 s and was stopped',
    });
    expect(seconds).toBeLessThan(6);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isRunning(Number(readFileSync(pid, 'utf8')))).toBe(false);
  });

  test('has ended when its process has ended, even if another process keeps its pipes open', async () => {
    const { finished, seconds } = await timed('setsid sleep 8 & echo done');
    expect(finished).toEqual({ code: 0, stdout: 'done\n', stderr: '' });
    expect(seconds).toBeLessThan(6);
  });

  test('is stopped when it is interrupted', async () => {
    const interruption = new AbortController();
    setTimeout(() => interruption.abort(), 200);
    const { finished, seconds } = await timed('sleep 15', { signal: interruption.signal });
    expect(finished.failure).toBe('was interrupted');
    expect(seconds).toBeLessThan(6);
  });
});
