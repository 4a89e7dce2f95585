import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const FILES = ['stacks/quickstart/review.json', 'stacks/quickstart/cdk.tf.json'];

/** Synthesizes the quickstart in a process of its own, and gives the bytes of the review and of the configuration. */
function bytesOf(cwd: string, env: NodeJS.ProcessEnv): readonly string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-bytes-'));
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', require.resolve('tsx/cjs'), resolve('examples/quickstart/main.ts')],
      {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, TSX_TSCONFIG_PATH: resolve('tsconfig.json'), CDKTF_OUTDIR: outdir, ...env },
      },
    );
    expect([status, stderr]).toEqual([0, '']);
    return FILES.map((file) => readFileSync(join(outdir, file), 'utf8'));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test('what a synth writes is the same in another folder, language, time zone and home', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'cdktf-redis-elsewhere-'));
  try {
    const here = bytesOf(process.cwd(), { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' });
    const there = bytesOf(elsewhere, {
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      TZ: 'Pacific/Kiritimati',
      HOME: elsewhere,
      USER: 'somebody',
      HOSTNAME: 'elsewhere',
    });
    expect(there).toEqual(here);
    expect(here.join()).not.toContain(process.cwd());
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
}, 60_000);
