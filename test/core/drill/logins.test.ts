import { loginOf } from '../../../lib/core/drill/logins';
import { sampleReviews } from '../../support/review-sample';

const [prod, legacy] = sampleReviews();
const redis = serviceAt('prod/Redis');
const cache = serviceAt('prod/Cache');
const old = serviceAt('legacy/Old');

function serviceAt(path: string) {
  const service = [...prod.services, ...legacy.services].find((candidate) => candidate.path === path);
  if (service === undefined) throw new Error(`no service ${path}`);
  return service;
}

/** Outputs as Terraform prints them. */
const outputs = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { sensitive: true, type: 'string', value }]),
  );

describe('the login of a drill', () => {
  test('comes from a URL to an endpoint of the service, with or without TLS', () => {
    const inside = `redis://default:inside@${redis.name}:6379`;
    const outside = 'rediss://default:outside@redis.example.com:6380';
    expect(loginOf(redis, outputs({ url: outside }))).toEqual({ username: 'default', password: 'outside' });
    expect(loginOf(redis, outputs({ url: inside }))).toEqual({ username: 'default', password: 'inside' });
    expect(loginOf(cache, outputs({ url: 'redis://default:x@cache.example.com' }))?.password).toBe('x');
  });

  test('is found in all credentials, and decoded', () => {
    const credentials = [
      { type: 'redis', connection_url: 'redis://default:other@elsewhere:6379' },
      { type: 'redis+ssl', connection_url: 'rediss://default:a%26b%20c%25@redis.example.com:6380' },
    ];
    expect(loginOf(redis, outputs({ all: { version: '1.0', credentials } }))?.password).toBe('a&b c%');
  });

  test('has no user name below Redis 6.0', () => {
    expect(loginOf(old, outputs({ url: 'rediss://:secret@localhost:6390' }))).toEqual({ password: 'secret' });
  });

  test('prefers the user default, which can run every command', () => {
    const urls = {
      app: 'rediss://app:1@redis.example.com:6380',
      url: 'rediss://default:2@redis.example.com:6380',
    };
    expect(loginOf(redis, outputs(urls))).toEqual({ username: 'default', password: '2' });
    expect(loginOf(redis, outputs({ app: urls.app }))).toEqual({ username: 'app', password: '1' });
  });

  test.each([
    ['of another host', 'rediss://default:x@other.example.com:6380'],
    ['of another port', 'rediss://default:x@redis.example.com:6390'],
    ['without the TLS of the entrance', 'redis://default:x@redis.example.com:6380'],
    ['in the middle of a line', 'redis-cli -u rediss://default:x@redis.example.com:6380'],
    ['that is not encoded', 'rediss://default:%zz@redis.example.com:6380'],
  ])('does not come from a URL %s', (_, url) => {
    expect(loginOf(redis, outputs({ url }))).toBeUndefined();
  });

  test.each([null, [], 'text', 7, {}])('is not known from %p', (nothing) => {
    expect(loginOf(redis, nothing)).toBeUndefined();
  });
});
