import { X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';
import { runOk } from './process';
import { handshake } from './redis-cli';

/** The certificate that a port sends, without verification. */
export function servedCertificate(port: number): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, timeout: 5000 }, () => {
      const { raw } = socket.getPeerCertificate();
      socket.destroy();
      resolve(new X509Certificate(raw));
    });
    socket.on('timeout', () => socket.destroy(new Error(`no handshake with port ${port}`)));
    socket.on('error', reject);
  });
}

/** The TLS 1.2 ciphers that a port accepts, out of all that OpenSSL on this machine supports, including weak ones. */
export async function acceptedCiphers(port: number): Promise<string[]> {
  const listed = await runOk('openssl', ['ciphers', '-s', '-tls1_2', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0']);
  const accepted: string[] = [];
  for (const name of listed.trim().split(':')) {
    const options = { host: '127.0.0.1', port, protocol: 'tls1_2', cipher: `${name}:@SECLEVEL=0` } as const;
    if ((await handshake(options)).accepted) accepted.push(name);
  }
  return accepted.sort();
}
