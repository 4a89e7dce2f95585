import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec, inspect } from './docker';
import { run, runOk } from './process';
import { type RedisTarget, redisCli } from './redis-cli';
import { waitUntil } from './wait-until';

/** What a trial changes of a link, which otherwise is as the library wrote it. */
export interface LinkEdit {
  readonly caPem?: string;
  readonly serverName?: string;
}

/**
 * Starts the proxy of a replication link a second time, beside the first and with an edit, and returns what comes of it:
 * `PONG` from the primary behind it, or the line in which the proxy says why its server is down.
 *
 * @param ask where the trial is to listen on the host, and who is to ask
 */
export async function tryLink(link: string, name: string, ask: RedisTarget, edit: LinkEdit): Promise<string> {
  const { Config, NetworkSettings } = await inspect(link);
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-link-'));
  const cfg = await exec(link, 'cat', '/etc/cdktf-redis/haproxy.cfg');
  const serverName = /verifyhost (\S+)/.exec(cfg)?.[1] ?? '';
  writeFileSync(join(folder, 'haproxy.cfg'), cfg.replaceAll(serverName, edit.serverName ?? serverName));
  writeFileSync(join(folder, 'ca.pem'), edit.caPem ?? (await exec(link, 'cat', '/etc/cdktf-redis/ca.pem')));
  // The network of the terminator: those of the replica and of the link itself begin with the name of the replica.
  const replica = link.replace(/-link$/, '');
  const network = Object.keys(NetworkSettings.Networks).find((joined) => !joined.startsWith(replica));
  try {
    await runOk('docker', [
      ...['run', '--detach', '--name', name, '--user', '0', '--memory', '128m'],
      ...['--network', network ?? 'none', '--publish', `${ask.host}:${ask.port}:6379`],
      ...['--volume', `${folder}:/etc/cdktf-redis:ro`, '--entrypoint', 'haproxy', Config.Image],
      ...['-W', '-db', '-f', '/etc/cdktf-redis/haproxy.cfg'],
    ]);
    return await waitUntil(`${name} is up or down`, async () => {
      const answer = (await redisCli(ask, 'PING')).stdout.trim();
      const { stdout, stderr } = await run('docker', ['logs', name]);
      return answer || /^.*Server redis\/redis is DOWN.*$/m.exec(stdout + stderr)?.[0];
    });
  } finally {
    await run('docker', ['rm', '--force', '--volumes', name]);
    rmSync(folder, { recursive: true });
  }
}
