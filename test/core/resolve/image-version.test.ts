import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import type { ServerVersion } from '../../../lib/core/catalog/server-version';
import { ValkeyVersion } from '../../../lib/core/catalog/valkey-version';
import { checkImageVersion } from '../../../lib/core/resolve/image-version';
import { CONTEXT, UNKNOWN } from '../../support/core';

describe('the image of a server', () => {
  test.each<[ServerVersion, string, string[]]>([
    [RedisVersion.V7_2, 'redis:7.2.16', []],
    [RedisVersion.V7_2, 'mine:1', []],
    [RedisVersion.V7_2, UNKNOWN, []],
    [RedisVersion.V7_2, 'redis:7.2.9-alpine', ['unsafe-patch']],
    [RedisVersion.of('7.2.9'), 'mine:1', ['unsafe-patch']],
    [RedisVersion.V7_2, 'redis:7.0.15', ['image-of-another-version']],
    [RedisVersion.V8_0, 'valkey/valkey:8.0.10', ['image-of-another-version']],
    [ValkeyVersion.V8_0, 'valkey/valkey:8.0.10', []],
    [RedisVersion.V7_0, 'redis:7.0.15', ['end-of-life']],
    [RedisVersion.V7_0, 'mine@sha256:0', ['end-of-life']],
    [RedisVersion.of('9.9'), 'redis:9.9', []],
  ])('of %s, %s, has the warnings %j', (version, image, ids) => {
    expect(checkImageVersion(version, image, CONTEXT).map(({ id }) => id)).toEqual(ids);
  });
});
