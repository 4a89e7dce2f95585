import fc from 'fast-check';
import { ConnectionOutputs, TlsCertificate, type TlsTerminatorProps } from '../../../lib';
import { CERTIFICATES } from '../certificates';
import { serviceWithTls, variable } from '../stacks';
import {
  canonical,
  commented,
  containerNames,
  hostNames,
  images,
  ipv4,
  ipv6,
  isHostName,
  type StringProp,
  type StringProps,
} from './string-prop';

const path = 'test/Tls';

function tls(props: (value: string) => Omit<TlsTerminatorProps, 'service'>): StringProp['build'] {
  return (stack, value) => {
    const { redis } = serviceWithTls(stack, { tls: props(value) });
    new ConnectionOutputs(stack, 'out', { service: redis });
  };
}

/** A user's own certificate. One part of it is the value. */
function pem(value: string, part: 'certificateChain' | 'privateKey' | 'caCertificate'): StringProp['build'] {
  return (stack, given) => {
    const certificate = {
      certificateChain: CERTIFICATES.server,
      privateKey: variable(stack, 'key'),
      [part]: given,
    };
    const props = { hostName: 'redis.example.com', certificate: TlsCertificate.fromPem(certificate) };
    const { redis } = serviceWithTls(stack, { tls: props });
    new ConnectionOutputs(stack, value, { service: redis });
  };
}

/** Props of a terminator, and of its certificate. */
export const TERMINATOR_STRINGS = {
  'TlsTerminatorSettings.listenAddress': {
    build: tls((listenAddress) => ({ listenAddress, hostName: 'redis.example.com' })),
    path,
    named: 'listenAddress',
    harmless: '192.0.2.77',
    taken: ipv4,
  },
  'TlsTerminatorSettings.listenAddress (IPv6)': {
    build: tls((listenAddress) => ({ listenAddress, hostName: 'redis.example.com' })),
    path,
    named: 'listenAddress',
    harmless: '2001:db8::77',
    taken: fc.oneof(ipv4, ipv6),
    meaning: canonical,
  },
  'TlsTerminatorSettings.hostName': {
    build: tls((hostName) => ({ hostName })),
    path,
    named: 'hostName',
    harmless: 'harmless.example.com',
    taken: hostNames,
  },
  'TlsTerminatorSettings.hostName (IPv6)': {
    build: tls((hostName) => ({ hostName })),
    path,
    named: 'hostName',
    harmless: '2001:db8::77',
    taken: ipv6,
    isLeftOut: isHostName,
  },
  'TlsTerminatorSettings.hostName (with a certificate)': {
    build: (stack, hostName) =>
      serviceWithTls(stack, {
        tls: {
          hostName,
          certificate: TlsCertificate.fromPem({
            certificateChain: CERTIFICATES.server,
            privateKey: variable(stack, 'key'),
          }),
        },
      }),
    path,
    named: 'hostName',
    harmless: '',
    // A host that is not in the certificate is rejected, and the error shows the names in the certificate.
    isLeftOut: isHostName,
  },
  'TlsTerminatorSettings.hostName (not published)': {
    build: tls((hostName) => ({ hostName, published: false })),
    path,
    named: 'hostName',
    harmless: '',
  },
  'TlsTerminatorSettings.alternativeNames': {
    build: tls((name) => ({ alternativeNames: [name] })),
    path,
    named: 'alternativeNames',
    harmless: 'harmless.example.com',
    taken: fc.oneof(
      hostNames,
      hostNames.map((name) => `*.${name}`),
    ),
  },
  'TlsTerminatorSettings.image': {
    build: tls((image) => ({ image })),
    path,
    named: 'image',
    harmless: 'registry.example.com/harmless:1',
    taken: images,
  },
  'TlsTerminatorSettings.name': {
    build: tls((name) => ({ name })),
    path,
    named: 'name',
    harmless: 'harmless-name',
    taken: containerNames,
  },
  'TlsTerminatorSettings.name (not published)': {
    build: tls((name) => ({ name, published: false })),
    path,
    named: 'name',
    harmless: 'harmless-name',
    taken: containerNames,
  },
  'PemCertificate.certificateChain': {
    build: pem('out', 'certificateChain'),
    path,
    named: 'certificateChain',
    harmless: `harmless\n${CERTIFICATES.server}`,
    taken: commented(CERTIFICATES.server),
    problems: 2,
    isSecret: true,
  },
  'PemCertificate.privateKey': {
    build: pem('out', 'privateKey'),
    path,
    named: 'privateKey',
    harmless: '',
    isSecret: true,
  },
  'PemCertificate.caCertificate': {
    build: pem('out', 'caCertificate'),
    path,
    named: 'caCertificate',
    harmless: `harmless\n${CERTIFICATES.authority}`,
    taken: commented(CERTIFICATES.authority),
    // An empty value counts as no value.
    isLeftOut: (value: string) => value.trim() === '',
    problems: 2,
    isSecret: true,
  },
} as const satisfies StringProps;
