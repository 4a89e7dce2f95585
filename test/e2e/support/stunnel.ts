import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from './wait-until';

/** The result of an action through stunnel, and the log of stunnel. */
export interface Tunnelled<T> {
  readonly result: T;
  readonly log: string;
}

/** Runs stunnel with a configuration and the CA file that it names while an action runs. */
export async function throughStunnel<T>(
  conf: string,
  caPem: string,
  use: (port: number) => Promise<T>,
): Promise<Tunnelled<T>> {
  const port = Number(/^accept = 127\.0\.0\.1:(\d+)$/m.exec(conf)?.[1]);
  const caFile = /^CAfile = ([\w.-]+)$/m.exec(conf)?.[1];
  if (caFile === undefined) throw new Error(`no CAfile without a folder:\n${conf}`);
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-stunnel-'));
  writeFileSync(join(folder, 'stunnel.conf'), conf);
  writeFileSync(join(folder, caFile), caPem);
  const stunnel = spawn('stunnel4', ['stunnel.conf'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve, reject) => {
    stunnel.on('error', reject);
    stunnel.on('close', () => resolve());
  });
  let log = '';
  for (const stream of [stunnel.stdout, stunnel.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk;
    });
  }
  let result: T;
  try {
    await Promise.race([
      ended.then(() => Promise.reject(new Error(`stunnel ended:\n${log}`))),
      waitUntil('stunnel is ready', async () => /Configuration successful/.test(log), { seconds: 10 }),
    ]);
    result = await use(port);
  } finally {
    stunnel.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
  return { result, log };
}
