import { TerraformOutput } from 'cdktf';
import { type IRedisService, RedisService, TlsTerminator } from '../../../lib';
import type { Json } from '../../support/json';
import { messageOf, verdictOn } from '../../support/problems';
import { serviceWithTls, variable } from '../../support/stacks';
import { type Build, synth } from '../../support/synth';

/** The values that Terraform outputs for a service. */
function values(build: Build<Record<string, unknown>>): Record<string, Json> {
  const { outputs } = synth((stack) => {
    for (const [name, value] of Object.entries(build(stack))) {
      new TerraformOutput(stack, name, { value, sensitive: true });
    }
  });
  return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, Object(output).value]));
}

const PASSWORD = '${random_password.Redis_Password_BFB8017A.result}';

describe('the credentials of a service', () => {
  test('point to its private network if it has no terminator', () => {
    const all = values((stack) => {
      const { credentials } = new RedisService(stack, 'Redis', { name: 'redis' });
      return { redis: credentials.redis, urls: credentials.connectionUrls };
    });
    expect(all.redis).toEqual({
      type: 'redis',
      isDefault: true,
      host: 'redis',
      port: 6379,
      username: 'default',
      password: PASSWORD,
      url: `redis://default:${PASSWORD}@redis:6379`,
    });
    expect(all.urls).toEqual({
      version: '1.0',
      credentials: [
        { type: 'redis', default: true, connection_url: `redis://default:${PASSWORD}@redis:6379` },
      ],
    });
  });

  test('use TLS by default if it has a terminator', () => {
    const all = values((stack) => {
      const { redis } = serviceWithTls(stack, { redis: { name: 'redis' } });
      return { ssl: redis.credentials.redisSsl, isDefault: redis.credentials.redis.isDefault };
    });
    expect(all.ssl).toEqual({
      type: 'redis+ssl',
      isDefault: true,
      host: 'localhost',
      port: 6380,
      username: 'default',
      password: PASSWORD,
      url: `rediss://default:${PASSWORD}@localhost:6380`,
    });
    expect(all.isDefault).toBe(false);
  });

  test('point to ports of the host, one for plaintext and one for TLS, if plaintext is published', () => {
    const { urls } = values((stack) => ({
      urls: serviceWithTls(stack, { redis: { plaintext: true } }).redis.credentials.connectionUrls,
    }));
    expect(urls).toEqual({
      version: '1.0',
      credentials: [
        { type: 'redis', default: false, connection_url: `redis://default:${PASSWORD}@localhost:6379` },
        { type: 'redis+ssl', default: true, connection_url: `rediss://default:${PASSWORD}@localhost:6380` },
      ],
    });
  });

  test('include terminators that are created later, with the first as the default', () => {
    const { urls } = values((stack) => {
      const redis = new RedisService(stack, 'Redis', { name: 'redis' });
      const { connectionUrls } = redis.credentials;
      new TlsTerminator(stack, 'One', { service: redis });
      new TlsTerminator(stack, 'Two', { service: redis, port: 7000 });
      return { urls: connectionUrls };
    });
    expect(urls).toMatchObject({
      credentials: [
        { type: 'redis', default: false },
        { type: 'redis+ssl', default: true, connection_url: expect.stringContaining(':6380') },
        { type: 'redis+ssl', default: false, connection_url: expect.stringContaining(':7000') },
      ],
    });
  });

  test('have no user name for versions below 6.0', () => {
    const { redis } = values((stack) => ({
      redis: new RedisService(stack, 'Redis', { name: 'redis', versionString: '5.0' }).credentials.redis,
    }));
    expect(redis).toMatchObject({ username: '', url: `redis://:${PASSWORD}@redis:6379` });
  });

  test('percent-encode a given password at apply', () => {
    const { redis } = values((stack) => ({
      redis: new RedisService(stack, 'Redis', { name: 'redis', password: variable(stack, 'it') }).credentials
        .redis,
    }));
    expect(redis).toMatchObject({
      password: '${sensitive(var.it)}',
      url: 'redis://default:${replace(urlencode(sensitive(var.it)), "+", "%20")}@redis:6379',
    });
  });

  test('put brackets around an IPv6 address in the URL only', () => {
    const { ssl } = values((stack) => ({
      ssl: serviceWithTls(stack, { tls: { listenAddress: '2001:db8::1' } }).redis.credentials.redisSsl,
    }));
    expect(ssl).toMatchObject({
      host: '2001:db8::1',
      url: `rediss://default:${PASSWORD}@[2001:db8::1]:6380`,
    });
  });

  test('explain how to get redisSsl if the service has no terminator', () => {
    synth((stack) => {
      const { credentials } = new RedisService(stack, 'Redis');
      expect(messageOf(() => credentials.redisSsl)).toBe(
        '[test/Redis] has no redis+ssl credential, because no TlsTerminator stands in front of it. ' +
          'Fix: create one with this service before you read redisSsl.',
      );
    });
  });
});

describe('the credentials of a declared user', () => {
  const users = [{ name: 'app' }, { name: 'report' }];

  test('contain its name and password, for plaintext and for TLS', () => {
    const all = values((stack) => {
      const { redis } = serviceWithTls(stack, { redis: { name: 'redis', users } });
      const credentials = redis.credentialsOf('report');
      return { redis: credentials.redis, ssl: credentials.redisSsl, urls: credentials.connectionUrls };
    });
    const password = '${random_password.Redis_UserPassword-report_8DF7BEB2.result}';
    expect(all.ssl).toMatchObject({
      username: 'report',
      password,
      url: `rediss://report:${password}@localhost:6380`,
    });
    expect(all.redis).toMatchObject({ url: `redis://report:${password}@redis:6379`, isDefault: false });
    expect(JSON.stringify(all.urls)).not.toContain('//default:');
  });

  test('are the credentials of the service and its terminators if it is the first user and the user default is off', () => {
    const all = values((stack) => {
      const { redis, tls } = serviceWithTls(stack, { redis: { users, defaultUser: false } });
      return {
        service: redis.credentials.redisSsl,
        terminator: tls.credential,
        user: redis.credentialsOf('app').redisSsl,
      };
    });
    expect(all.service).toMatchObject({ username: 'app' });
    expect(all.terminator).toEqual(all.service);
    expect(all.user).toEqual(all.service);
  });

  test('are the credentials of the service if the user is default', () => {
    const all = values((stack) => {
      const redis = new RedisService(stack, 'Redis');
      return { user: redis.credentialsOf('default').redis, service: redis.credentials.redis };
    });
    expect(all.user).toEqual(all.service);
  });

  test('explain which users exist if the user does not', () => {
    synth((stack) => {
      const redis = new RedisService(stack, 'Redis', { users });
      const off = new RedisService(stack, 'Off', { users, defaultUser: false });
      const old = new RedisService(stack, 'Old', { versionString: '5.0' });
      expect(messageOf(() => redis.credentialsOf('ap'))).toBe(
        "[test/Redis] has no credentials of the user 'ap'. Fix: use one of default, app, report, or add it to users.",
      );
      expect(messageOf(() => off.credentialsOf('default'))).toContain('use one of app, report,');
      expect(messageOf(() => old.credentialsOf('default'))).toBe(
        "[test/Old] has no credentials of the user 'default'. Fix: add it to users.",
      );
    });
  });

  test('do not hide the problems of a user that is not valid', () => {
    const { error } = verdictOn((stack) => {
      const redis = new RedisService(stack, 'Redis', { versionString: '5.0', users: [{ name: 'my app' }] });
      new TerraformOutput(stack, 'url', { value: redis.credentialsOf('my app').redis.url });
    });
    expect(error).toContain('users-not-in-version');
    expect(error).toContain('bad-user-name');
  });
});

describe('the credentials of an imported service', () => {
  const redisOf = (attributes: Partial<Parameters<typeof RedisService.fromRedisServiceAttributes>[2]>) =>
    values((stack) => {
      const service: IRedisService = RedisService.fromRedisServiceAttributes(stack, 'Imported', {
        host: 'redis.example.com',
        ...(attributes.password && { password: variable(stack, 'it') }),
        ...(attributes.username && { username: attributes.username }),
      });
      return { redis: service.credentials.redis };
    }).redis;

  test('contain no login if none is given', () => {
    expect(redisOf({})).toMatchObject({ username: '', password: '', url: 'redis://redis.example.com:6379' });
  });

  test('contain the given login', () => {
    expect(redisOf({ password: 'given', username: 'app' })).toMatchObject({
      username: 'app',
      url: 'redis://app:${replace(urlencode(sensitive(var.it)), "+", "%20")}@redis.example.com:6379',
    });
  });
});
