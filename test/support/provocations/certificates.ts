import type { TerraformStack } from 'cdktf';
import { type PemCertificate, TlsCertificate } from '../../../lib';
import { CERTIFICATES } from '../certificates';
import { serviceWithTls, variable } from '../stacks';
import type { Build } from '../synth';
import type { Provocations } from './provocation';

const path = 'test/Tls';

function given(certificate: (stack: TerraformStack) => PemCertificate): Build {
  return (stack) =>
    serviceWithTls(stack, { tls: { certificate: TlsCertificate.fromPem(certificate(stack)) } });
}

/** Mistakes in the certificate of a terminator. */
export const CERTIFICATE_ERRORS = {
  'certificate-without-key': {
    build: given(() => ({ certificateChain: CERTIFICATES.server, privateKey: '' })),
    path,
    message: 'privateKey is missing',
    allowed: 'a certificate and its private key, both in PEM format',
    fix: 'set both, or use TlsCertificate.issued() for a certificate of a private CA',
  },
  'bad-certificate': {
    build: given((stack) => ({ certificateChain: CERTIFICATES.expired, privateKey: variable(stack, 'Key') })),
    path,
    message: 'a certificate is not valid today',
    given: 'CN=expired, valid from Jan  1 00:00:00 2020 GMT to Jan  1 00:00:00 2021 GMT',
    fix: 'pass a certificate that is valid today',
  },
  'certificate-for-another-host': {
    build: (stack) =>
      serviceWithTls(stack, {
        tls: {
          hostName: 'other.example.com',
          certificate: TlsCertificate.fromPem({
            certificateChain: CERTIFICATES.server,
            privateKey: variable(stack, 'Key'),
          }),
        },
      }),
    path,
    message:
      "the certificate is not valid for 'other.example.com', so clients that verify it would reject it",
    given: 'DNS:redis.example.com, DNS:localhost, IP Address:10.1.2.3',
    fix: 'set hostName to a name in the certificate, or pass a certificate for this host',
  },
  'bad-certificate-lifetime': {
    build: (stack) =>
      serviceWithTls(stack, {
        tls: { certificate: TlsCertificate.issued({ validityDays: 30, renewalDays: 30 }) },
      }),
    path,
    message: 'renewalDays must be below validityDays, or every apply renews the certificate',
    given: 'validityDays 30, renewalDays 30',
    allowed: 'renewalDays below validityDays',
    fix: 'use for example validityDays 365 and renewalDays 90',
  },
} as const satisfies Provocations;
