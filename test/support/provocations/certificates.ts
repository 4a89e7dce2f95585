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
    allowed: 'a certificate together with its private key, both in PEM',
    fix: 'pass both, or leave the certificate out to have one issued by a private CA',
  },
  'bad-certificate': {
    build: given((stack) => ({ certificateChain: CERTIFICATES.expired, privateKey: variable(stack, 'Key') })),
    path,
    message: 'a certificate is not valid today',
    given: 'CN=expired, valid from Jan  1 00:00:00 2020 GMT to Jan  1 00:00:00 2021 GMT',
    fix: 'pass a certificate that is valid',
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
    message: "the certificate does not name 'other.example.com', so clients that verify it would refuse it",
    given: 'DNS:redis.example.com, DNS:localhost, IP Address:10.1.2.3',
    fix: 'set hostName to a name of the certificate, or pass a certificate for that host',
  },
  'bad-certificate-lifetime': {
    build: (stack) =>
      serviceWithTls(stack, {
        tls: { certificate: TlsCertificate.issued({ validityDays: 30, renewalDays: 30 }) },
      }),
    path,
    message: 'renewalDays reaches over the whole lifetime, so every apply would renew the certificate',
    given: 'validityDays 30, renewalDays 30',
    allowed: 'renewalDays below validityDays',
    fix: 'for example validityDays 365 and renewalDays 90',
  },
} as const satisfies Provocations;
