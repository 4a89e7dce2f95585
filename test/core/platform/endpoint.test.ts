import { Endpoint, isLoopback, isWildcard } from '../../../lib/core/platform/endpoint';

describe('an endpoint', () => {
  test.each([
    ['redis.example.com', 'redis.example.com:6380'],
    ['10.1.2.3', '10.1.2.3:6380'],
    ['2001:db8::1', '[2001:db8::1]:6380'],
  ])('at %s prints as %s', (host, printed) => {
    expect(String(new Endpoint(host, 6380))).toBe(printed);
  });

  test.each(['localhost', '::1', '127.0.0.1', '127.8.9.10'])('at %s is on the loopback', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  test.each(['10.0.0.1', '127.0.0.1.example.com', '0.0.0.0', '::'])(
    'at %s is not on the loopback',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );

  test('knows the addresses that stand for all', () => {
    const all = ['0.0.0.0', '::'];
    const one = ['127.0.0.1', '::1', 'fe80::', '10.0.0.0', '0', ''];
    expect([...all, ...one].filter(isWildcard)).toEqual(all);
  });
});
