import { X509Certificate } from 'node:crypto';
import type { Problems, ResolveContext } from './context';
import { isIpAddress } from './host-name';
import { checkSecret } from './password';

/** A certificate of the user, all in PEM. */
export interface GivenCertificate {
  readonly certificateChain: string;
  readonly privateKey: string;
  readonly caCertificate?: string;
}

const FIX = 'pass the PEM text of the certificate, followed by its intermediate certificates';

/** Checks what is known of a certificate at synth: whether it is one, its dates, its hosts and its issuer. */
export function checkCertificate(
  { certificateChain, privateKey, caCertificate }: GivenCertificate,
  host: string,
  problems: Problems,
  context: ResolveContext,
): void {
  checkPair(certificateChain, privateKey, problems, context);
  if (/PRIVATE KEY/.test(certificateChain ?? ''))
    checkSecret('certificateChain', certificateChain, problems, context);
  const chain = parseCertificates('certificateChain', certificateChain, problems, context);
  const ca = parseCertificates('caCertificate', caCertificate, problems, context);
  const [leaf] = chain;
  if (leaf === undefined) return;
  if (new Date(leaf.validTo) < new Date()) {
    problems.add('bad-certificate', {
      message: 'the certificate has expired',
      given: `valid to ${leaf.validTo}`,
      fix: 'pass a certificate that is valid',
    });
  }
  if (!context.isUnknown(host) && !(isIpAddress(host) ? leaf.checkIP(host) : leaf.checkHost(host))) {
    problems.add('certificate-for-another-host', {
      message: `the certificate does not name ${host}, so clients that verify it would refuse it`,
      given: leaf.subjectAltName ?? '(no subject alternative names)',
      fix: 'set hostName to a name of the certificate, or pass a certificate for that host',
    });
  }
  const last = chain[chain.length - 1];
  if (ca[0] !== undefined && last.fingerprint256 !== ca[0].fingerprint256 && !isIssuedBy(last, ca)) {
    problems.add('bad-certificate', {
      message: 'no certificate in caCertificate signed the last one of certificateChain',
      given: `issuer ${last.issuer.split('\n').join(', ')}`,
      fix: 'append the intermediate certificates to certificateChain, or pass the CA that signed them',
    });
  }
}

function checkPair(
  chain: string | undefined,
  key: string | undefined,
  problems: Problems,
  context: ResolveContext,
) {
  const missing = [
    ...(isGiven(chain, context) ? [] : ['certificateChain']),
    ...(isGiven(key, context) ? [] : ['privateKey']),
  ];
  if (missing.length > 0) {
    problems.add('certificate-without-key', {
      message: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      allowed: 'a certificate together with its private key, both in PEM',
      fix: 'pass both, or leave the certificate out to have one issued by a private CA',
    });
  } else {
    checkSecret('privateKey', key, problems, context);
  }
}

function isGiven(value: string | undefined, context: ResolveContext): boolean {
  return context.isUnknown(value) || (value !== undefined && value.trim() !== '');
}

/** The certificates of a PEM text, if it is known; a text that holds none becomes a problem. */
export function parseCertificates(
  prop: string,
  pem: string | undefined,
  problems: Problems,
  context: ResolveContext,
): X509Certificate[] {
  if (!isGiven(pem, context) || pem === undefined || context.isUnknown(pem)) return [];
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length > 0) return blocks.map((block) => new X509Certificate(block));
  } catch {
    // Named below, as a text without certificates is.
  }
  problems.add('bad-certificate', {
    message: `${prop} holds no certificate that can be read`,
    given: `a text of ${pem.length} characters`,
    allowed: 'PEM, beginning with -----BEGIN CERTIFICATE-----',
    fix: FIX,
  });
  return [];
}

function isIssuedBy(certificate: X509Certificate, authorities: readonly X509Certificate[]): boolean {
  return authorities.some((ca) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey));
}
