import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finished, run } from './process';

/** The address of a Redis server and the login of a client. */
export interface RedisTarget {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  /** Use TLS and trust this CA only. */
  readonly caPem?: string;
  /** Use TLS with the CAs of the machine, or without verification. */
  readonly tls?: 'system' | 'unverified';
  /** The server name (SNI) in the TLS handshake. */
  readonly sni?: string;
}

/** Runs one command with the `redis-cli` of the host. The password is in its environment, never in its arguments. */
export async function redisCli(target: RedisTarget, ...command: string[]): Promise<Finished> {
  return withFile(target.caPem, (caFile) => {
    const args = ['-h', target.host, '-p', String(target.port), '--no-auth-warning'];
    if (caFile !== undefined) args.push('--tls', '--cacert', caFile);
    if (target.tls !== undefined) args.push('--tls', ...(target.tls === 'unverified' ? ['--insecure'] : []));
    if (target.sni !== undefined) args.push('--sni', target.sni);
    if (target.username !== undefined) args.push('--user', target.username);
    const env: Record<string, string> =
      target.password === undefined ? {} : { REDISCLI_AUTH: target.password };
    return run('redis-cli', [...args, ...command], { env, timeoutSeconds: 20 });
  });
}

/** Runs one command and returns the answer. Throws if Redis answers with an error. */
export async function redisAnswer(target: RedisTarget, ...command: string[]): Promise<string> {
  const { code, stdout, stderr } = await redisCli(target, ...command);
  const answer = stdout.trim();
  if (
    code !== 0 ||
    /^(\(error\) )?(ERR|NOAUTH|WRONGPASS|NOPERM|LOADING|MISCONF|READONLY|MASTERDOWN)\b/.test(answer)
  ) {
    throw new Error(
      `redis-cli ${command[0]} at ${target.host}:${target.port}: ${stderr.trim()} ${answer}`.trim(),
    );
  }
  return answer;
}

/** The result of a TLS handshake. */
export interface Handshake {
  /** Whether the handshake succeeded and, if a CA was given, the certificate was verified. */
  readonly accepted: boolean;
  readonly output: string;
}

export interface HandshakeOptions {
  readonly host: string;
  readonly port: number;
  readonly protocol?: 'tls1' | 'tls1_1' | 'tls1_2' | 'tls1_3';
  /** Verify the certificate with this CA only. */
  readonly caPem?: string;
  /** Verify that the certificate contains this host name, and send it as server name (SNI). */
  readonly serverName?: string;
  /** For example `DEFAULT@SECLEVEL=0`, without which OpenSSL 3 rejects TLS 1.0 and 1.1. */
  readonly cipher?: string;
}

/** Attempts one TLS handshake with `openssl s_client`. */
export async function handshake(options: HandshakeOptions): Promise<Handshake> {
  return withFile(options.caPem, async (caFile) => {
    const args = ['s_client', '-connect', `${options.host}:${options.port}`];
    if (options.protocol !== undefined) args.push(`-${options.protocol}`);
    if (caFile !== undefined)
      args.push('-CAfile', caFile, '-no-CApath', '-no-CAstore', '-verify_return_error');
    if (options.serverName !== undefined) {
      args.push('-servername', options.serverName, '-verify_hostname', options.serverName);
    }
    if (options.cipher !== undefined) args.push('-cipher', options.cipher);
    const { code, stdout, stderr } = await run('openssl', args, { timeoutSeconds: 20 });
    return { accepted: code === 0, output: `${stdout}\n${stderr}` };
  });
}

async function withFile<T>(
  text: string | undefined,
  use: (file: string | undefined) => Promise<T>,
): Promise<T> {
  if (text === undefined) return use(undefined);
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-ca-'));
  try {
    const file = join(folder, 'ca.pem');
    writeFileSync(file, text);
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
