import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import { createClient, type RedisClientOptions } from 'redis';
import { runOk } from './process';
import type { RedisTarget } from './redis-cli';

/** Options that limit the TLS versions and ciphers of a client. */
export type TlsLimits = Pick<ConnectionOptions, 'minVersion' | 'maxVersion' | 'ciphers' | 'servername'>;

/**
 * Sends one command with node-redis to an exported URL, and returns the answer. The client trusts the given CA only and does
 * not retry: if the connection or the command fails, the promise is rejected.
 */
export async function ask(
  url: string,
  command: readonly string[],
  caPem?: string,
  limits: TlsLimits = {},
): Promise<unknown> {
  const socket: RedisClientOptions['socket'] = url.startsWith('rediss:')
    ? { tls: true, ca: caPem, connectTimeout: 5000, reconnectStrategy: false, ...limits }
    : { connectTimeout: 5000, reconnectStrategy: false };
  const client = createClient({ url, socket });
  client.on('error', () => undefined); // the rejected promise contains the error
  await client.connect();
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
  }
}

/** Splits an exported URL into the options of redis-cli. */
export function targetOf(url: string, caPem?: string): RedisTarget {
  const { hostname, port, username, password } = new URL(url);
  return {
    host: hostname,
    port: Number(port),
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    ...(url.startsWith('rediss:') && { caPem }),
  };
}

/** Returns the URL with another password. */
export function withPassword(url: string, password: string): string {
  const changed = new URL(url);
  changed.password = encodeURIComponent(password);
  return changed.toString();
}

/** Runs the redis-cli command that a stack outputs with PING appended, in a folder with the CA file that it names. */
export async function printedLine(line: string, caFile?: string, caPem = ''): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-line-'));
  try {
    if (caFile !== undefined) writeFileSync(join(folder, caFile), caPem);
    return (await runOk('sh', [], { cwd: folder, input: `${line} PING`, timeoutSeconds: 20 })).trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
