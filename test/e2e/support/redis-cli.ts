import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finished, run } from './process';

/** Where a Redis listens and who asks. */
export interface RedisTarget {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  /** Speak TLS and trust this CA alone. */
  readonly caPem?: string;
  /** Speak TLS with the CAs of the machine, or with none at all. */
  readonly tls?: 'system' | 'unverified';
  /** The name to ask for in the TLS handshake. */
  readonly sni?: string;
}

/** Runs one command with the host's `redis-cli`; the password goes through its environment, never into its arguments. */
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

/** Runs one command that Redis has to answer without an error, and returns the answer. */
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

/** What a TLS handshake came to. */
export interface Handshake {
  /** Whether a session came about and, where a CA was given, the certificate was verified. */
  readonly accepted: boolean;
  readonly output: string;
}

export interface HandshakeOptions {
  readonly host: string;
  readonly port: number;
  readonly protocol?: 'tls1' | 'tls1_1' | 'tls1_2' | 'tls1_3';
  /** Verify the certificate with this CA alone. */
  readonly caPem?: string;
  /** Verify that the certificate holds this host name; it is asked for in the handshake as well. */
  readonly serverName?: string;
  /** Such as `DEFAULT@SECLEVEL=0`, without which OpenSSL 3 itself refuses TLS 1.0 and 1.1. */
  readonly cipher?: string;
}

/** Tries one TLS handshake with `openssl s_client`. */
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
