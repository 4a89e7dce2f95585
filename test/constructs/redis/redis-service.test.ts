import { Flavor, RedisService, RedisVersion } from '../../../lib';
import { problemIds, verdictOn } from '../../support/problems';
import { synth } from '../../support/synth';

describe('a service', () => {
  test('has a version, a flavor and an endpoint', () => {
    const { built } = synth(
      (stack) => new RedisService(stack, 'Redis', { name: 'redis', versionString: '6.2' }),
    );
    expect(built.version.line).toBe('6.2');
    expect(built.flavor).toBe(Flavor.RDB_ONLY);
    expect(String(built.endpoint)).toBe('redis:6379');
    expect(built.plaintextEndpoint).toBeUndefined();
    expect(built.idleTimeoutSeconds).toBe(0);
  });

  test('has a plaintext endpoint if plaintext is on', () => {
    const { built } = synth(
      (stack) => new RedisService(stack, 'Redis', { plaintext: true, plaintextPort: 7000 }),
    );
    expect(String(built.plaintextEndpoint)).toBe('localhost:7000');
  });

  test('warns about plaintext with the text of the Aptible documentation', () => {
    const { warnings } = verdictOn((stack) => new RedisService(stack, 'Redis', { plaintext: true }));
    expect(warnings).toEqual([
      expect.stringContaining('anyone who can eavesdrop on the traffic can have access to its credentials'),
    ]);
  });
});

describe('the version in the context', () => {
  const context = { 'cdktf-redis:version': '7.0-nordb' };

  test('applies to services without a version', () => {
    const { built } = synth((stack) => new RedisService(stack, 'Redis'), context);
    expect([built.version.line, built.flavor]).toEqual(['7.0', Flavor.MEMORY_ONLY]);
  });

  test('does not apply to a service with its own version', () => {
    const { built } = synth(
      (stack) => new RedisService(stack, 'Redis', { version: RedisVersion.V6_0, flavor: Flavor.RDB_ONLY }),
      context,
    );
    expect([built.version.line, built.flavor]).toEqual(['6.0', Flavor.RDB_ONLY]);
  });

  test('must not be a JSON number, because 8.10 and 8.1 are the same number', () => {
    const { error } = verdictOn((stack) => new RedisService(stack, 'Redis'), { 'cdktf-redis:version': 8.4 });
    expect(error).toContain("given:   '8.4 (a number)'");
  });

  test('must have a key without a typing error', () => {
    const { error } = verdictOn((stack) => new RedisService(stack, 'Redis'), {
      'cdktf-redis:verison': '7.2',
    });
    expect(error).toContain(
      "[App] the context contains the key 'cdktf-redis:verison', which the library does not know",
    );
    expect(error).toContain('did you mean cdktf-redis:version?');
  });

  test.each(['1.0', 7, '', true])('must not be %p', (version) => {
    expect(
      problemIds((stack) => new RedisService(stack, 'Redis'), { 'cdktf-redis:version': version }),
    ).toEqual(['unknown-version']);
  });
});

describe('the configuration of a service', () => {
  test('keeps literals that look like Terraform templates', () => {
    const result = synth(
      (stack) => new RedisService(stack, 'Redis', { directives: { 'ignore-warnings': '"${a} %{if b}"' } }),
    );
    expect(result.file('Redis', 'redis.conf')).toContain('\nignore-warnings "$${a} %%{if b}"\n');
  });

  test('contains passwords as expressions, and their digests in the access control list', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis'));
    const password = (id: string) => `${result.address('random_password', `Redis/${id}`)}.result`;
    expect(result.file('Redis', 'users.acl')).toBe(
      [
        `user default on #\${sha256(${password('Password')})} ~* &* +@all`,
        `user replication on #\${sha256(${password('ReplicationPassword')})} +psync +replconf +ping`,
        `user probe on #\${sha256(${password('ProbePassword')})} +ping +info +bgsave`,
        '',
      ].join('\n'),
    );
    expect(result.file('Redis', 'probe')).toBe(`AUTH probe \${${password('ProbePassword')}}\nPING\n`);
  });
});

describe('an imported service', () => {
  test.each([
    [{ host: 'my_redis' }, ['bad-host-name']],
    [{ host: 'redis.example.com', password: 'a literal' }, ['plaintext-secret']],
    [{ host: 'redis.example.com', replicationPassword: 'a literal' }, ['plaintext-secret']],
    [{ host: 'redis.example.com', port: 0 }, ['bad-port']],
    [{ host: 'redis.example.com', port: 65536 }, ['bad-port']],
    [{ host: 'redis.example.com', version: RedisVersion.of('latest') }, ['unknown-version']],
    [{ host: 'redis.example.com', idleTimeoutSeconds: -1 }, ['bad-number']],
    [{ host: 'redis.example.com', username: 'team:a' }, ['bad-user-name']],
    [{ host: '*.example.com' }, ['bad-host-name']],
    [{ host: 'redis.example.com', port: 65535, idleTimeoutSeconds: 0, username: 'team_a.b~c-d' }, []],
  ])('with %j has the problems %j', (attributes, expected) => {
    expect(
      problemIds((stack) => RedisService.fromRedisServiceAttributes(stack, 'Imported', attributes)),
    ).toEqual(expected);
  });

  test.each(['a b', 'x"', 'team:a@b/c', 'replication\nprotected-mode no', ''])(
    'must not have the user name %p, which a configuration line or a URL would misread',
    (username) => {
      const attributes = { host: 'redis.example.com', username, replicationUsername: username };
      expect(
        problemIds((stack) => RedisService.fromRedisServiceAttributes(stack, 'Imported', attributes)),
      ).toEqual(['bad-user-name', 'bad-user-name']);
    },
  );
});
