import { X509Certificate } from 'node:crypto';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';
import { isHost, isIpAddress } from './host-name';
import { checkSecret } from './password';

/** A certificate from the user, as PEM text. */
export interface GivenCertificate {
  readonly certificateChain: string;
  readonly privateKey: string;
  readonly caCertificate?: string;
}

const FIX = 'pass the PEM text of the certificate, followed by its intermediate certificates in order';

/** Milliseconds of a day. */
const DAY = 86_400_000;

/**
 * Checks everything that is known about a certificate at synth: its format, dates, hosts and issuer.
 * @returns The number of days for which it is valid, or null if it is not known at synth.
 */
export function checkCertificate(
  { certificateChain, privateKey, caCertificate }: GivenCertificate,
  host: string,
  problems: Problems,
  context: ResolveContext,
): number | null {
  checkPair(certificateChain, privateKey, problems, context);

  const chain = parseCertificates('certificateChain', certificateChain, problems, context);
  const ca = parseCertificates('caCertificate', caCertificate, problems, context);
  const [leaf] = chain;
  if (leaf === undefined) return null;
  checkDates([...chain, ...ca], problems, context);
  checkOrder(chain, problems);
  // The check of its prop reports a host that is not valid.
  if (
    !context.isUnknown(host) &&
    isHost(host) &&
    !(isIpAddress(host) ? leaf.checkIP(host) : leaf.checkHost(host))
  ) {
    problems.add('certificate-for-another-host', {
      message: `the certificate is not valid for ${shown(host)}, so clients that verify it would reject it`,
      given: leaf.subjectAltName ?? '(no subject alternative names)',
      fix: 'set hostName to a name in the certificate, or pass a certificate for this host',
    });
  }
  const last = chain[chain.length - 1];
  if (ca[0] !== undefined && last.fingerprint256 !== ca[0].fingerprint256 && !isIssuedBy(last, ca)) {
    problems.add('bad-certificate', {
      message: 'the last certificate of certificateChain is not signed by a certificate in caCertificate',
      given: `issuer ${onOneLine(last.issuer)}`,
      fix: 'append the intermediate certificates to certificateChain, or set caCertificate to the CA that signed it',
    });
  }
  return daysOf(leaf);
}

/** The validity includes the first and the last second of a certificate. */
function daysOf({ validFrom, validTo }: X509Certificate): number {
  return Math.ceil((Date.parse(validTo) - Date.parse(validFrom)) / DAY);
}

function checkDates(
  certificates: readonly X509Certificate[],
  problems: Problems,
  { now }: ResolveContext,
): void {
  for (const { subject, validFrom, validTo } of certificates) {
    if (new Date(validFrom) <= now && now <= new Date(validTo)) continue;
    problems.add('bad-certificate', {
      message: 'a certificate is not valid today',
      given: `${onOneLine(subject)}, valid from ${validFrom} to ${validTo}`,
      fix: 'pass a certificate that is valid today',
    });
  }
}

function checkOrder(chain: readonly X509Certificate[], problems: Problems): void {
  chain.slice(1).forEach((issuer, index) => {
    if (isIssuedBy(chain[index], [issuer])) return;
    problems.add('bad-certificate', {
      message:
        'certificateChain is not in order: each certificate must be followed by the certificate that signed it',
      given: `${onOneLine(issuer.subject)} after ${onOneLine(chain[index].subject)}`,
      fix: FIX,
    });
  });
}

function onOneLine(name: string): string {
  return name.split('\n').join(', ');
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
      allowed: 'a certificate and its private key, both in PEM format',
      fix: 'set both, or use TlsCertificate.issued() for a certificate of a private CA',
    });
  } else {
    checkSecret('privateKey', key, problems, context);
  }
}

function isGiven(value: string | undefined, context: ResolveContext): boolean {
  return context.isUnknown(value) || unlessBlank(value) !== undefined;
}

/** Returns undefined for a text that contains only whitespace. */
export function unlessBlank(pem: string | undefined): string | undefined {
  return pem?.trim() ? pem : undefined;
}

/** Parses the certificates of a PEM text if it is known at synth. Adds a problem if the text contains no certificate. */
export function parseCertificates(
  prop: string,
  pem: string | undefined,
  problems: Problems,
  context: ResolveContext,
): X509Certificate[] {
  if (!isGiven(pem, context) || pem === undefined || context.isUnknown(pem)) return [];
  if (pem.includes('PRIVATE KEY')) checkSecret(prop, pem, problems, context);
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    if (blocks.length > 0) return blocks.map((block) => new X509Certificate(block));
  } catch {
    // Reported below, like a text without certificates.
  }
  problems.add('bad-certificate', {
    message: `${prop} does not contain a valid certificate`,
    given: `a text of ${pem.length} characters`,
    allowed: 'PEM text that begins with -----BEGIN CERTIFICATE-----',
    fix: FIX,
  });
  return [];
}

function isIssuedBy(certificate: X509Certificate, authorities: readonly X509Certificate[]): boolean {
  return authorities.some((ca) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey));
}
