import { Aspects, TerraformVariable, Token } from 'cdktf';
import {
  ConnectionOutputs,
  type IRedisService,
  PolicyRule,
  RedisPolicy,
  RedisService,
  type RedisServiceAttributes,
  RedisVersion,
  RegulatedWorkload,
  Replica,
  TlsTerminator,
} from '../../../lib';
import { CERTIFICATES } from '../../support/certificates';
import { asObject, asObjects, type Json } from '../../support/json';
import { problemIds, verdictOn } from '../../support/problems';
import { imported, variable } from '../../support/stacks';
import { type Build, synth } from '../../support/synth';

const AIVEN = { host: 'cache.example.com', port: 12345, tls: true, caCertificate: CERTIFICATES.authority };

type Attributes = (stack: Parameters<Build>[0]) => RedisServiceAttributes;

/** Outputs `cache_...` of a service that was imported. */
function outputsOf(attributes: Attributes) {
  return synth((stack) => {
    const service = RedisService.fromRedisServiceAttributes(stack, 'Cache', attributes(stack));
    new ConnectionOutputs(stack, 'cache', { service });
    return service;
  });
}

function problemsOf(attributes: RedisServiceAttributes): string[] {
  return problemIds((stack) => RedisService.fromRedisServiceAttributes(stack, 'Cache', attributes));
}

/** The URLs of an output with all credentials. */
function credentialsIn(value: Json | undefined) {
  return asObjects(asObject(value).credentials);
}

describe('a service that is imported with TLS', () => {
  const result = outputsOf((stack) => ({ ...AIVEN, username: 'avnadmin', password: variable(stack, 'it') }));
  const url =
    'rediss://avnadmin:${replace(urlencode(sensitive(var.it)), "+", "%20")}@cache.example.com:12345';

  test('has a credential for TLS without a terminator, which is the default', () => {
    expect(result.built.credentials.redisSsl).toMatchObject({
      type: 'redis+ssl',
      isDefault: true,
      host: 'cache.example.com',
      port: 12345,
      username: 'avnadmin',
    });
    expect(result.output('cache_url').value).toBe(url);
    expect(credentialsIn(result.output('cache_credentials').value)).toEqual([
      { type: 'redis+ssl', default: true, connection_url: url },
    ]);
  });

  test('is asked for by the error for redisSsl of an import without TLS', () => {
    const read = (stack: Parameters<Build>[0]) =>
      RedisService.fromRedisServiceAttributes(stack, 'Far', { host: 'h' }).credentials.redisSsl;
    expect(() => synth(read)).toThrow(
      '[test/Far] has no redis+ssl credential, because no TlsTerminator stands in front of it. ' +
        'Fix: if this imported service accepts TLS, pass tls: true or a rediss:// url to fromRedisServiceAttributes. ' +
        'If not, create a TlsTerminator with this service before you read redisSsl.',
    );
  });

  test('does not have its password generated, so no error says that', () => {
    const { error } = verdictOn((stack) =>
      RedisService.fromRedisServiceAttributes(stack, 'Cache', { ...AIVEN, password: 'open-sesame' }),
    );
    expect(error).toMatch(/fix: +pass the value of a TerraformVariable with sensitive: true$/m);
  });

  test('has no credential for plaintext', () => {
    expect(() => result.built.credentials.redis).toThrow(
      '[test/Cache] has no redis credential, because the service only accepts TLS. Fix: use redisSsl.',
    );
    expect(result.built.plaintextEndpoint).toBeUndefined();
  });

  test('has its TLS endpoint as its endpoint', () => {
    expect(String(result.built.endpoint)).toBe('cache.example.com:12345');
    expect(result.built.tls).toEqual({
      endpoint: result.built.endpoint,
      serverName: 'cache.example.com',
      caCertificate: CERTIFICATES.authority,
    });
  });

  test('gives clients its CA certificate', () => {
    expect(result.output('cache_ca_certificate').value).toBe(CERTIFICATES.authority);
    expect(String(result.output('cache_cli').value)).toMatch(/ --cacert cache-ca\.crt$/);
  });

  test('needs no CA certificate if clients trust the CA already, as on ElastiCache', () => {
    const { outputs } = outputsOf(() => ({ host: 'master.example.cache.amazonaws.com', tls: true }));
    expect(outputs.cache_ca_certificate).toBeUndefined();
    expect(asObject(outputs.cache_url).value).toBe('rediss://master.example.cache.amazonaws.com:6379');
  });

  test('can have a port that is an attribute of a resource', () => {
    const { outputs } = outputsOf((stack) => ({
      host: variable(stack, 'host'),
      port: new TerraformVariable(stack, 'port', { type: 'number' }).numberValue,
      tls: true,
    }));
    expect(asObject(outputs.cache_url).value).toBe('rediss://${var.host}:${var.port}');
  });

  test('is not plaintext: a regulated workload uses it, and a policy against plaintext accepts it', () => {
    const verdict = verdictOn((stack) => {
      RegulatedWorkload.tag(stack);
      Aspects.of(stack).add(new RedisPolicy({ rules: [PolicyRule.noPlaintextOutsideLoopback()] }));
      const service = RedisService.fromRedisServiceAttributes(stack, 'Cache', AIVEN);
      new ConnectionOutputs(stack, 'cache', { service });
    });
    expect(verdict).toEqual({ error: '', warnings: [] });
  });

  test('must not have a terminator in front of it', () => {
    expect(
      problemIds((stack) => {
        const service = RedisService.fromRedisServiceAttributes(stack, 'Cache', AIVEN);
        new TlsTerminator(stack, 'Tls', { service });
      }),
    ).toEqual(['tls-only-service']);
  });
});

describe('the URL of an imported service', () => {
  test('says host, port, username and whether the service accepts TLS', () => {
    const { built, outputs } = outputsOf((stack) => ({
      url: 'rediss://app@cache.example.com:12345/0',
      password: variable(stack, 'it'),
    }));
    expect(built.tls).toBeDefined();
    expect(String(asObject(outputs.cache_url).value)).toMatch(
      /^rediss:\/\/app:.*@cache\.example\.com:12345$/,
    );
    expect(outputsOf(() => ({ url: 'valkeys://cache.example.com' })).built.tls).toBeDefined();
    expect(outputsOf(() => ({ url: 'redis://cache.example.com' })).built.tls).toBeUndefined();
    expect(String(outputsOf(() => ({ url: 'rediss://[2001:db8::1]:7000' })).built.endpoint)).toBe(
      '[2001:db8::1]:7000',
    );
  });

  test('must not contain a literal password, which no error shows', () => {
    const { error } = verdictOn((stack) =>
      RedisService.fromRedisServiceAttributes(stack, 'Cache', {
        url: 'rediss://default:open-sesame@cache.example.com:12345',
      }),
    );
    expect(error).toContain('the password in url');
    expect(error).toContain('(plaintext-secret)');
    expect(error).not.toContain('sesame');
  });

  test('must be valid, and must not contradict other attributes', () => {
    expect(problemsOf({ url: 'https://cache.example.com' })).toEqual(['bad-url']);
    expect(problemsOf({})).toEqual(['bad-url']);
    expect(problemsOf({ url: 'rediss://cache.example.com', tls: false })).toEqual(['bad-url']);
    expect(problemsOf({ url: 'rediss://cache.example.com', host: 'x.example.com', port: 1 })).toEqual([
      'setting-without-effect',
    ]);
    expect(problemsOf({ host: 'x.example.com', serverName: 'y.example.com' })).toEqual([
      'setting-without-effect',
    ]);
  });

  test('must not select a database, because the outputs would not', () => {
    for (const end of ['', '/', '/0']) expect(problemsOf({ url: `rediss://h:6380${end}` })).toEqual([]);
    const { error } = verdictOn((stack) =>
      RedisService.fromRedisServiceAttributes(stack, 'Cache', { url: 'rediss://h:6380/2' }),
    );
    expect(error).toContain(
      [
        '[test/Cache] url must not select a database, because the outputs and credentials of a service have none (bad-url)',
        "    given:   the path '/2'",
        '    allowed: no path, / or /0',
        '    fix:     remove the path from url, and select the database in the client',
      ].join('\n'),
    );
  });

  test.each(['99999', '0', '123456'])('is named if its port is %s', (port) => {
    const { error } = verdictOn((stack) =>
      RedisService.fromRedisServiceAttributes(stack, 'Cache', { url: `rediss://h:${port}` }),
    );
    expect(error).toContain('the port of url must be a whole number from 1 to 65535 (bad-port)');
    expect(error).toContain('fix:     set the port of url to a number from 1 to 65535, or leave it out');
  });

  test('is read by Terraform if it is only known at apply', () => {
    const { built, outputs, inventory, text } = outputsOf((stack) => ({ url: variable(stack, 'it') }));
    expect(built.tls).toBeDefined();
    expect(Token.isUnresolved(built.endpoint.port)).toBe(true);
    const url = String(asObject(outputs.cache_url).value);
    expect(url).toMatch(/^rediss:\/\/\$\{nonsensitive\(.*\.username.*urlencode\(sensitive\(.*\.password/);
    expect(url).toMatch(/@\$\{nonsensitive\(.*\.host.*:\$\{tonumber\(nonsensitive\(.*\.port/);
    expect(inventory).toEqual(['terraform_data Cache/PasswordCheck', 'terraform_data Cache/UrlCheck']);
    expect(text).toContain('must begin with rediss:// or valkeys://. ');
    expect(text).toContain('must contain a password. ');
  });

  test('can be for plaintext if it is only known at apply', () => {
    const { built, text } = outputsOf((stack) => ({
      url: variable(stack, 'it'),
      tls: false,
      password: variable(stack, 'password'),
    }));
    expect(built.tls).toBeUndefined();
    expect(text).toContain('must begin with redis:// or valkey://, because tls is false. ');
    expect(text).not.toContain('must contain a password');
  });
});

describe('a replica of a service that is imported with TLS', () => {
  const replicaOf = (attributes: Partial<RedisServiceAttributes>) => (stack: Parameters<Build>[0]) =>
    new Replica(stack, 'Copy', {
      primary: RedisService.fromRedisServiceAttributes(stack, 'Cache', {
        ...AIVEN,
        version: RedisVersion.V7_2,
        replicationPassword: variable(stack, 'it'),
        ...attributes,
      }),
    });

  test('follows it over TLS, and verifies it by its CA and its name', () => {
    const result = synth(replicaOf({ serverName: 'real.example.com' }));
    expect(result.file('Copy/Link', 'haproxy.cfg')).toContain(
      'server redis cache.example.com:12345 ssl verify required ca-file /etc/cdktf-redis/ca.pem ' +
        'sni str(real.example.com) check-sni real.example.com verifyhost real.example.com',
    );
    expect(result.file('Copy/Link', 'ca.pem').trim()).toBe(CERTIFICATES.authority.trim());
    expect(result.file('Copy', 'redis.conf')).toMatch(/^replicaof [\w-]+-link 6379$/m);
  });

  test('needs its CA certificate, a DNS name and a login', () => {
    const fixes = (attributes: Partial<RedisServiceAttributes>) => verdictOn(replicaOf(attributes)).error;
    expect(fixes({ caCertificate: undefined })).toContain('pass caCertificate to fromRedisServiceAttributes');
    expect(fixes({ host: '192.0.2.1' })).toContain('pass serverName to fromRedisServiceAttributes');
    expect(fixes({ replicationPassword: undefined })).toContain('(no-replication-login)');
  });
});

describe('outputs of an imported service with an imported terminator', () => {
  test('have the terminator that they were given as the default', () => {
    const result = synth((stack) => {
      const service: IRedisService = imported(stack);
      const terminator = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', { host: 'tls.example.com' });
      new ConnectionOutputs(stack, 'cache', { service, terminator });
    });
    const credentials = credentialsIn(result.output('cache_credentials').value);
    expect(credentials.map((one) => [one.type, one.default])).toEqual([
      ['redis', false],
      ['redis+ssl', true],
    ]);
    expect(credentials[1]?.connection_url).toBe(result.output('cache_url').value);
  });
});
