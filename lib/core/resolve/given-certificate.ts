import { X509Certificate } from 'node:crypto';
import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';

import type { ResolveContext } from './context';
import { isHost, isIpAddress } from './host-name';
import { checkSecret } from './password';

/** A certificate of the user, all in PEM. */
export interface GivenCertificate {
  readonly certificateChain: string;
  readonly privateKey: string;
  readonly caCertificate?: string;
}

const FIX = 'pass the PEM text of the certificate, followed by its intermediate certificates';

/** Milliseconds of a day. */
const DAY = 86_400_000;

/**
 * Checks what is known of a certificate at synth: whether it is one, its dates, its hosts and its issuer. Gives the days
 * for which it is valid, or null where they are not known.
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
  // A host that is none is told of by its prop.
  if (
    !context.isUnknown(host) &&
    isHost(host) &&
    !(isIpAddress(host) ? leaf.checkIP(host) : leaf.checkHost(host))
  ) {
    problems.add('certificate-for-another-host', {
      message: `the certificate does not name ${shown(host)}, so clients that verify it would refuse it`,
      given: leaf.subjectAltName ?? '(no subject alternative names)',
      fix: 'set hostName to a name of the certificate, or pass a certificate for that host',
    });
  }
  const last = chain[chain.length - 1];
  if (ca[0] !== undefined && last.fingerprint256 !== ca[0].fingerprint256 && !isIssuedBy(last, ca)) {
    problems.add('bad-certificate', {
      message: 'no certificate in caCertificate signed the last one of certificateChain',
      given: `issuer ${onOneLine(last.issuer)}`,
      fix: 'append the intermediate certificates to certificateChain, or pass the CA that signed them',
    });
  }
  return daysOf(leaf);
}

/** The first and the last second of a certificate both count. */
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
      fix: 'pass a certificate that is valid',
    });
  }
}

function checkOrder(chain: readonly X509Certificate[], problems: Problems): void {
  chain.slice(1).forEach((issuer, index) => {
    if (isIssuedBy(chain[index], [issuer])) return;
    problems.add('bad-certificate', {
      message:
        'certificateChain is not in order: each certificate has to be followed by the one that signed it',
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
      allowed: 'a certificate together with its private key, both in PEM',
      fix: 'pass both, or leave the certificate out to have one issued by a private CA',
    });
  } else {
    checkSecret('privateKey', key, problems, context);
  }
}

function isGiven(value: string | undefined, context: ResolveContext): boolean {
  return context.isUnknown(value) || unlessBlank(value) !== undefined;
}

/** A text of blanks is none. */
export function unlessBlank(pem: string | undefined): string | undefined {
  return pem?.trim() ? pem : undefined;
}

/** The certificates of a PEM text, if it is known; a text that holds none becomes a problem. */
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
