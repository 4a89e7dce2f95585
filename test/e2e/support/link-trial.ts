import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec, inspect } from './docker';
import { run, runOk } from './process';
import { waitUntil } from './wait-until';

/** What a trial changes of a link, which otherwise is as the library wrote it. */
export interface LinkEdit {
  readonly caPem?: string;
  readonly serverName?: string;
}

/**
 * Starts the proxy of a replication link a second time, beside the first and with an edit, and returns what it says
 * of its server once it knows: it is up, or why it is down.
 */
export async function tryLink(link: string, name: string, edit: LinkEdit): Promise<string> {
  const { Config, HostConfig, NetworkSettings } = await inspect(link);
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-link-'));
  const cfg = await exec(link, 'cat', '/etc/cdktf-redis/haproxy.cfg');
  const serverName = /verifyhost (\S+)/.exec(cfg)?.[1] ?? '';
  writeFileSync(join(folder, 'haproxy.cfg'), cfg.replaceAll(serverName, edit.serverName ?? serverName));
  writeFileSync(join(folder, 'ca.pem'), edit.caPem ?? (await exec(link, 'cat', '/etc/cdktf-redis/ca.pem')));
  const network = Object.keys(NetworkSettings.Networks).find((joined) => !joined.startsWith(link));
  try {
    await runOk('docker', [
      ...['run', '--detach', '--name', name, '--user', '0', '--memory', String(HostConfig.Memory)],
      ...['--network', network ?? '', '--volume', `${folder}:/etc/cdktf-redis:ro`],
      ...['--entrypoint', 'haproxy', Config.Image, '-W', '-db', '-f', '/etc/cdktf-redis/haproxy.cfg'],
    ]);
    return await waitUntil(`${name} knows its server`, async () => {
      const { stdout, stderr } = await run('docker', ['logs', name]);
      return /^.*Server redis\/redis is (UP|DOWN).*$/m.exec(stdout + stderr)?.[0];
    });
  } finally {
    await run('docker', ['rm', '--force', '--volumes', name]);
    rmSync(folder, { recursive: true });
  }
}
