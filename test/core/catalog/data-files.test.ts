import { readsDataOf } from '../../../lib/core/catalog/data-files';
import { RedisVersion } from '../../../lib/core/catalog/redis-version';
import { ValkeyVersion } from '../../../lib/core/catalog/valkey-version';

describe('the files of a server', () => {
  test.each([
    [RedisVersion.V7_0, RedisVersion.V7_0, true],
    [RedisVersion.of('7.0.5'), RedisVersion.of('7.0.15'), true],
    [RedisVersion.V8_4, RedisVersion.V2_8, true],
    [RedisVersion.V6_2, RedisVersion.V7_0, false],
    [ValkeyVersion.V8_1, RedisVersion.V7_2, true],
    [ValkeyVersion.V7_2, RedisVersion.V7_2, true],
    [ValkeyVersion.V9_1, RedisVersion.V7_4, false],
    [ValkeyVersion.V8_0, ValkeyVersion.V8_1, false],
    [RedisVersion.V8_8, ValkeyVersion.V7_2, false],
    [RedisVersion.of('9.9'), RedisVersion.V8_8, true],
  ])('can be read by %s if %s wrote them: %p', (reader, writer, reads) => {
    expect(readsDataOf(reader, writer)).toBe(reads);
  });
});
