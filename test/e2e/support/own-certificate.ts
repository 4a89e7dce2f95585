import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOk } from './process';

/** A user's own certificate in PEM format. */
export interface OwnCertificate {
  /** The certificate of the server, followed by the certificate of the intermediate CA. */
  readonly chain: string;
  readonly privateKey: string;
  /** The certificate of the root CA, which a server does not send. */
  readonly rootCa: string;
}

/** Creates an RSA certificate for a host name with openssl. A root CA signs an intermediate CA, which signs the certificate. */
export async function makeCertificate(host: string): Promise<OwnCertificate> {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-certificate-'));
  const openssl = (...args: string[]) => runOk('openssl', args, { cwd: folder });
  const extensions = (name: string, ...lines: string[]) =>
    writeFileSync(join(folder, `${name}.ext`), `${lines.join('\n')}\n`);
  const request = (name: string, subject: string) =>
    openssl(
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      subject,
    );
  const sign = (name: string, by: string) =>
    openssl(
      ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial'],
      ...['-days', '30', '-extfile', `${name}.ext`, '-out', `${name}.pem`],
    );
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  try {
    const ca = ['basicConstraints = critical, CA:TRUE', 'keyUsage = critical, keyCertSign, cRLSign'];
    extensions('root', ...ca);
    extensions('intermediate', ...ca);
    extensions('server', `subjectAltName = DNS:${host}`, 'extendedKeyUsage = serverAuth');
    await request('root', '/CN=Test Root');
    await openssl(
      ...['x509', '-req', '-in', 'root.csr', '-signkey', 'root.key', '-days', '30'],
      ...['-extfile', 'root.ext', '-out', 'root.pem'],
    );
    await request('intermediate', '/CN=Test Intermediate');
    await sign('intermediate', 'root');
    await request('server', `/CN=${host}`);
    await sign('server', 'intermediate');
    return {
      chain: read('server.pem') + read('intermediate.pem'),
      privateKey: read('server.key'),
      rootCa: read('root.pem'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
