import fc from 'fast-check';
import {
  ConnectionOutputs,
  RedisService,
  type RedisServiceAttributes,
  Replica,
  TlsTerminator,
  type TlsTerminatorAttributes,
} from '../../../lib';
import { CERTIFICATES } from '../certificates';
import { imported, variable } from '../stacks';
import {
  hostNames,
  ipv4,
  ipv6,
  isHostName,
  type StringProp,
  type StringProps,
  userNames,
} from './string-prop';
import { TERMINATOR_STRINGS } from './terminator';

const path = 'test/Far';

/** An imported service with a terminator in front of it. */
function service(attributes: (value: string) => Partial<RedisServiceAttributes>): StringProp['build'] {
  return (stack, value) => {
    const far = RedisService.fromRedisServiceAttributes(stack, 'Far', {
      host: 'redis.example.com',
      password: variable(stack, 'password'),
      ...attributes(value),
    });
    new TlsTerminator(stack, 'Tls', { service: far });
    new ConnectionOutputs(stack, 'out', { service: far });
  };
}

/** A service that was imported with TLS, and a replica of it. */
function tlsService(attributes: (value: string) => Partial<RedisServiceAttributes>): StringProp['build'] {
  return (stack, value) => {
    const primary = RedisService.fromRedisServiceAttributes(stack, 'Far', {
      host: 'redis.example.com',
      tls: true,
      caCertificate: CERTIFICATES.authority,
      replicationPassword: variable(stack, 'password'),
      ...attributes(value),
    });
    new Replica(stack, 'Copy', { primary });
    new ConnectionOutputs(stack, 'out', { service: primary });
  };
}

/** A replica of an imported service behind an imported terminator. */
function terminator(attributes: (value: string) => Partial<TlsTerminatorAttributes>): StringProp['build'] {
  return (stack, value) => {
    const primary = imported(stack);
    const via = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', {
      host: 'redis.example.com',
      caCertificate: CERTIFICATES.authority,
      ...attributes(value),
    });
    new Replica(stack, 'Copy', { primary, via });
    new ConnectionOutputs(stack, 'out', { service: primary, terminator: via });
  };
}

const NAME = { path, harmless: 'harmless.example.com', taken: hostNames };
const ADDRESS = { path, harmless: '2001:db8::77', taken: ipv6, isLeftOut: isHostName };
const USER = { path, harmless: 'harmless-user', taken: userNames };

/** A literal password has a problem, and a value that does not fit on a line has another one. */
const PASSWORD = { path, harmless: '', isSecret: true, problems: 2 };

/** Attributes of imported services and terminators. */
export const IMPORTED_STRINGS = {
  'RedisServiceAttributes.host': { ...NAME, named: 'host', build: service((host) => ({ host })) },
  'RedisServiceAttributes.host (IPv6)': { ...ADDRESS, named: 'host', build: service((host) => ({ host })) },
  'RedisServiceAttributes.url': {
    path,
    named: 'url',
    harmless: 'rediss://harmless.example.com',
    isSecret: true,
    taken: hostNames.map((host) => `rediss://${host}:12345`),
    form: /^rediss:\/\/[a-z0-9.-]+:12345$/i,
    build: tlsService((url) => ({ host: undefined, url })),
  },
  'RedisServiceAttributes.serverName': {
    ...NAME,
    named: 'serverName',
    build: tlsService((serverName) => ({ serverName })),
  },
  'RedisServiceAttributes.caCertificate': {
    ...TERMINATOR_STRINGS['PemCertificate.caCertificate'],
    path,
    build: tlsService((caCertificate) => ({ caCertificate })),
  },
  'RedisServiceAttributes.username': {
    ...USER,
    named: 'username',
    build: service((username) => ({ username })),
  },
  'RedisServiceAttributes.password': {
    ...PASSWORD,
    named: 'password',
    build: service((password) => ({ password })),
  },
  'RedisServiceAttributes.replicationUsername': {
    ...USER,
    named: 'replicationUsername',
    build: (stack, replicationUsername) => {
      const primary = RedisService.fromRedisServiceAttributes(stack, 'Far', {
        host: 'redis.example.com',
        replicationUsername,
        replicationPassword: variable(stack, 'password'),
      });
      const via = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Via', {
        host: 'redis.example.com',
        caCertificate: CERTIFICATES.authority,
      });
      new Replica(stack, 'Copy', { primary, via });
    },
  },
  'RedisServiceAttributes.replicationPassword': {
    ...PASSWORD,
    named: 'replicationPassword',
    build: service((replicationPassword) => ({ replicationPassword })),
  },
  'TlsTerminatorAttributes.host': {
    ...NAME,
    named: 'host',
    build: terminator((host) => ({ host, serverName: 'name.example.com' })),
    taken: fc.oneof(hostNames, hostNames),
  },
  'TlsTerminatorAttributes.host (IPv4)': {
    ...NAME,
    named: 'host',
    harmless: '192.0.2.77',
    isLeftOut: isHostName,
    build: terminator((host) => ({ host, serverName: 'name.example.com' })),
    taken: ipv4,
  },
  'TlsTerminatorAttributes.host (IPv6)': {
    ...ADDRESS,
    named: 'host',
    build: terminator((host) => ({ host, serverName: 'name.example.com' })),
  },
  'TlsTerminatorAttributes.serverName': {
    ...NAME,
    named: 'serverName',
    build: terminator((serverName) => ({ serverName })),
  },
  'TlsTerminatorAttributes.caCertificate': {
    ...TERMINATOR_STRINGS['PemCertificate.caCertificate'],
    path,
    build: terminator((caCertificate) => ({ caCertificate })),
  },
} as const satisfies StringProps;
