import type { TerraformStack } from 'cdktf';
import fc from 'fast-check';
import { ConnectionOutputs, RedisService, type RedisServiceProps, Replica } from '../../../lib';
import { splitArgs } from '../readers/arguments';
import {
  canonical,
  containerNames,
  hostNames,
  images,
  ipv4,
  ipv6,
  patterns,
  type StringProp,
  type StringProps,
} from './string-prop';

const path = 'test/Redis';

function redis(props: (value: string) => RedisServiceProps): StringProp['build'] {
  return (stack, value) => new RedisService(stack, 'Redis', props(value));
}

/** A service without TLS, with its outputs. */
function reached(props: (value: string) => RedisServiceProps): StringProp['build'] {
  return (stack, value) => {
    const service = new RedisService(stack, 'Redis', { plaintext: true, ...props(value) });
    new ConnectionOutputs(stack, 'out', { service });
  };
}

/** Values of a directive that accepts any text, in the format of redis.conf. */
const values = fc.oneof(
  patterns.filter((text) => !/["']/.test(text)),
  patterns.map((text) => `"${text.replace(/[\\"]/g, '\\$&')} \\x41\\n"`),
  patterns.map((text) => `'${text.replace(/['\\]/g, '')} '`),
  fc.constantFrom('""', '"\\x00\\xff"', '"#"', '#', ' a ', 'a"b"', "a'b'", '"e\\xcc\\x81"'),
);

/** A directive that accepts any text. */
const DIRECTIVE: Omit<StringProp, 'build'> = {
  path,
  named: 'syslog-ident',
  harmless: 'harmless',
  taken: values,
  meaning: splitArgs,
  // Terraform would compose its characters, and no problem reports this yet.
  isLeftOut: (value) => value !== value.normalize('NFC'),
};

/** Props of a server, primary or replica. */
export const SERVER_STRINGS = {
  'RedisServerProps.image': {
    build: redis((image) => ({ image })),
    path,
    named: 'image',
    harmless: 'registry.example.com/harmless:1',
    taken: images,
  },
  'RedisServerProps.adoptVolume': {
    build: redis((adoptVolume) => ({ adoptVolume })),
    path,
    named: 'adoptVolume',
    harmless: 'harmless_volume',
    // The name is also part of a condition, which has no reader.
    taken: fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,40}$/),
    form: /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,}$/,
  },
  'RedisServerProps.directives (value)': {
    ...DIRECTIVE,
    build: redis((value) => ({ directives: { 'syslog-ident': value } })),
  },
  'RedisServerProps.directives (value, Redis 2.8)': {
    ...DIRECTIVE,
    build: redis((value) => ({ versionString: '2.8', directives: { 'syslog-ident': value } })),
  },
  'RedisServerProps.directives (value, a replica)': {
    ...DIRECTIVE,
    path: 'test/Copy',
    build: (stack: TerraformStack, value: string) => {
      const primary = new RedisService(stack, 'Redis', { versionString: 'valkey:8.1' });
      new Replica(stack, 'Copy', { primary, directives: { 'syslog-ident': value } });
    },
  },
  'RedisServerProps.directives (name)': {
    build: redis((name) => ({ directives: { [name]: '1' } })),
    path,
    named: 'directive',
    harmless: 'lfu-decay-time',
    taken: fc.constantFrom('lfu-log-factor', 'HZ', 'Repl-Timeout'),
    meaning: (name: string) => [name.toLowerCase()],
    shown: (name: string) => name.toLowerCase(),
  },
  'RedisServerProps.password': {
    build: redis((password) => ({ password })),
    path,
    named: 'password',
    harmless: '',
    isSecret: true,
    problems: 2,
  },
  'RedisServerProps.password (Redis 5.0)': {
    build: redis((password) => ({ password, versionString: '5.0' })),
    path,
    named: 'password',
    harmless: '',
    isSecret: true,
    problems: 2,
  },
  'RedisServerProps.plaintextAddress': {
    build: reached((plaintextAddress) => ({ plaintextAddress, plaintextHostName: 'redis.example.com' })),
    path,
    named: 'plaintextAddress',
    harmless: '192.0.2.77',
    taken: ipv4,
  },
  'RedisServerProps.plaintextAddress (IPv6)': {
    build: reached((plaintextAddress) => ({ plaintextAddress, plaintextHostName: 'redis.example.com' })),
    path,
    named: 'plaintextAddress',
    harmless: '2001:db8::77',
    taken: fc.oneof(ipv4, ipv6),
    meaning: canonical,
  },
  'RedisServerProps.plaintextHostName': {
    build: reached((plaintextHostName) => ({ plaintextHostName })),
    path,
    named: 'plaintextHostName',
    harmless: 'harmless.example.com',
    taken: fc.oneof(hostNames, ipv4),
  },
  'RedisServerProps.plaintextHostName (without plaintext)': {
    build: redis((plaintextHostName) => ({ plaintextHostName })),
    path,
    named: 'plaintextHostName',
    harmless: '',
  },
  'RedisServerProps.name': {
    build: redis((name) => ({ name })),
    path,
    named: 'name',
    harmless: 'harmless-name',
    taken: containerNames,
  },
  'RedisServerProps.name (a replica)': {
    build: (stack: TerraformStack, name: string) =>
      new Replica(stack, 'Copy', { primary: new RedisService(stack, 'Redis'), name }),
    path: 'test/Copy',
    named: 'name',
    harmless: 'harmless-name',
    taken: containerNames,
  },
} as const satisfies StringProps;
