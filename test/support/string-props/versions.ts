import fc from 'fast-check';
import { RedisService, RedisVersion, type ServerVersion, ValkeyVersion } from '../../../lib';
import type { StringProp, StringProps } from './string-prop';

const path = 'test/Redis';

/** A version string affects every file, so only its pattern is checked. */
const VERSION_STRING = {
  path,
  harmless: '7.0-aof',
  taken: fc.constantFrom('7.0', '7.2.16-nordb', 'valkey:8.1-aof', 'redis:6.0', '99.1'),
  form: /^(redis:|valkey:)?\d{1,4}\.\d{1,4}(\.\d{1,4})?(-aof|-nordb)?$/,
};

function version(of: (number: string) => ServerVersion): StringProp {
  return {
    build: (stack, number) => new RedisService(stack, 'Redis', { version: of(number) }),
    path,
    named: 'version',
    harmless: '8.0',
    taken: fc.constantFrom('7.2', '8.0.4', '99.0'),
    form: /^\d{1,4}\.\d{1,4}(\.\d{1,4})?$/,
  };
}

/** Props that select the version. */
export const VERSION_STRINGS = {
  'RedisServerProps.versionString': {
    ...VERSION_STRING,
    build: (stack, versionString) => new RedisService(stack, 'Redis', { versionString }),
    named: 'versionString',
  },
  'context cdktf-redis:version': {
    ...VERSION_STRING,
    build: (stack) => new RedisService(stack, 'Redis'),
    context: (value) => ({ 'cdktf-redis:version': value }),
    named: 'cdktf-redis:version',
  },
  'RedisVersion.of': version((number) => RedisVersion.of(number)),
  'ValkeyVersion.of': version((number) => ValkeyVersion.of(number)),
} as const satisfies StringProps;
