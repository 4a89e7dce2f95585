import { IMAGE_KEYS, isImageKey, officialImage, versionInImage } from '../../../lib/core/catalog/images';

describe('an image', () => {
  test.each([
    ['redis:7.0', 'redis:7.0.15'],
    ['redis:7.2.10', 'redis:7.2.10'],
    ['redis:9.9', 'redis:9.9'],
    ['valkey:8.1', 'valkey/valkey:8.1.9'],
    ['haproxy', 'haproxy:3.2.26'],
  ])('for the key %s is the official %s', (key, image) => {
    expect(officialImage(key)).toBe(image);
  });

  test('exists for every key of the catalog', () => {
    expect(IMAGE_KEYS.filter((key) => !isImageKey(key))).toEqual([]);
  });

  test.each(['redis', 'redis:7', 'keydb:6.3', 'valkey:latest', 'haproxy:3.0', ''])('has no key %p', (key) => {
    expect(isImageKey(key)).toBe(false);
  });

  test.each([
    ['redis:7.0.15', { engine: 'redis', version: '7.0.15' }],
    ['registry.example.com:5000/mirror/redis:7.2-alpine', { engine: 'redis', version: '7.2' }],
    ['valkey/valkey:8.1.9', { engine: 'valkey', version: '8.1.9' }],
    ['redis:latest', undefined],
    ['redis:7', undefined],
    ['redis@sha256:00', undefined],
    ['my-redis:7.0', undefined],
    ['redis-stack:7.4.0', undefined],
  ])('%s tells %p', (image, held) => {
    expect(versionInImage(image)).toEqual(held);
  });
});
