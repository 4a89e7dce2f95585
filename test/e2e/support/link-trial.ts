import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exec, inspect } from './docker';
import { run, runOk } from './process';
import { type RedisTarget, redisCli } from './redis-cli';
import { waitUntil } from './wait-until';

/** The changes that a trial makes to a replication link of the library. */
export interface LinkEdit {
  readonly caPem?: string;
  readonly serverName?: string;
}

/**
 * Starts a second proxy of a replication link with an edit, and returns the result: `PONG` from the primary behind it, or the
 * line in which the proxy reports why its server is down.
 *
 * @param ask the address on the host at which the trial listens, and the login of the client
 */
export async function tryLink(link: string, name: string, ask: RedisTarget, edit: LinkEdit): Promise<string> {
  const { Config, NetworkSettings } = await inspect(link);
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-link-'));
  const cfg = await exec(link, 'cat', '/etc/cdktf-redis/haproxy.cfg');
  const serverName = /verifyhost (\S+)/.exec(cfg)?.[1] ?? '';
  writeFileSync(join(folder, 'haproxy.cfg'), cfg.replaceAll(serverName, edit.serverName ?? serverName));
  writeFileSync(join(folder, 'ca.pem'), edit.caPem ?? (await exec(link, 'cat', '/etc/cdktf-redis/ca.pem')));
  // Selects the network of the terminator: the names of the other networks start with the name of the replica.
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
      return answer || /^.*Server serving\/redis is DOWN.*$/m.exec(stdout + stderr)?.[0];
    });
  } finally {
    await run('docker', ['rm', '--force', '--volumes', name]);
    rmSync(folder, { recursive: true });
  }
}
