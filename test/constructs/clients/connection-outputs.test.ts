import { type App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  ConnectionOutputs,
  type ConnectionOutputsProps,
  type IRedisService,
  RedisService,
  TlsCertificate,
  TlsTerminator,
} from '../../../lib';
import { CERTIFICATES } from '../../support/certificates';
import { messageOf, problemIds, verdictOn } from '../../support/problems';
import { imported, serviceWithTls, variable } from '../../support/stacks';
import { newStack, type Synthesized, synth, synthApp } from '../../support/synth';

/** The names of the outputs, with `(sensitive)` after those that are sensitive. */
function named(result: Synthesized): string[] {
  return Object.keys(result.outputs).map(
    (name) => `${name}${result.output(name).sensitive === true ? ' (sensitive)' : ''}`,
  );
}

function outputsOf(props: Omit<ConnectionOutputsProps, 'service'> = {}): Synthesized {
  return synth((stack) => {
    const { redis } = serviceWithTls(stack, { redis: { name: 'redis' } });
    new ConnectionOutputs(stack, 'cache', { service: redis, ...props });
  });
}

const URL = 'rediss://default:${random_password.Redis_Password_BFB8017A.result}@localhost:6380';

describe('the connection outputs', () => {
  test('have names that start with the id, and are sensitive if they hold a password', () => {
    expect(named(outputsOf())).toEqual([
      'cache_ca_certificate',
      'cache_cli (sensitive)',
      'cache_credentials (sensitive)',
      'cache_redli (sensitive)',
      'cache_stunnel_conf',
      'cache_url (sensitive)',
    ]);
  });

  test('have names that start with the given prefix', () => {
    expect(named(outputsOf({ prefix: 'redis' }))).toContain('redis_url (sensitive)');
  });

  test('contain the URL, the commands for redis-cli and redli, and the CA certificate that the commands use', () => {
    const result = outputsOf();
    expect(result.output('cache_url').value).toBe(URL);
    expect(result.output('cache_cli').value).toBe(`redis-cli -u ${URL} --cacert cache-ca.crt`);
    expect(result.output('cache_redli').value).toBe(`redli -u ${URL} --certfile cache-ca.crt`);
    expect(result.output('cache_ca_certificate').value).toBe(
      `\${${result.address('tls_self_signed_cert', 'Tls/CertificateAuthority/Certificate')}.cert_pem}`,
    );
  });

  test('contain all credentials in the format of --connection-url', () => {
    expect(outputsOf().output('cache_credentials').value).toEqual({
      version: '1.0',
      credentials: [
        {
          type: 'redis',
          default: false,
          connection_url: 'redis://default:${random_password.Redis_Password_BFB8017A.result}@redis:6379',
        },
        { type: 'redis+ssl', default: true, connection_url: URL },
      ],
    });
  });

  test('escape what looks like a Terraform expression beside the CA certificate', () => {
    const { outputs } = synth((stack) => {
      const caCertificate = `\${var.x} %{if}\n${CERTIFICATES.authority}`;
      const terminator = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', {
        host: 'redis.example.com',
        caCertificate,
      });
      new ConnectionOutputs(stack, 'redis', { service: imported(stack), terminator });
    });
    expect(Object(outputs.redis_ca_certificate).value).toBe(`$\${var.x} %%{if}\n${CERTIFICATES.authority}`);
  });

  test('contain a stunnel.conf that verifies the server with the CA certificate', () => {
    const { value } = outputsOf().output('cache_stunnel_conf');
    expect(value).toContain('\nconnect = localhost:6380\n');
    expect(value).toContain('\nCAfile = cache-ca.crt\n');
  });

  test('use plaintext without a terminator, with no CA certificate and no stunnel.conf', () => {
    const result = synth((stack) => {
      const service = new RedisService(stack, 'Redis', { plaintext: true });
      new ConnectionOutputs(stack, 'cache', { service });
    });
    expect(named(result)).toEqual([
      'cache_cli (sensitive)',
      'cache_credentials (sensitive)',
      'cache_redli (sensitive)',
      'cache_url (sensitive)',
    ]);
    expect(result.output('cache_cli').value).toBe(
      'redis-cli -u redis://default:${random_password.Redis_Password_BFB8017A.result}@localhost:6379',
    );
  });

  test('use no CA file if clients already trust the certificate', () => {
    const result = synth((stack) => {
      const certificate = TlsCertificate.fromPem({
        certificateChain: CERTIFICATES.server,
        privateKey: variable(stack, 'key'),
      });
      const { redis } = serviceWithTls(stack, { tls: { certificate } });
      new ConnectionOutputs(stack, 'cache', { service: redis });
    });
    expect(named(result)).not.toContain('cache_ca_certificate');
    expect(result.output('cache_cli').value).toBe(`redis-cli -u ${URL}`);
    expect(result.output('cache_stunnel_conf').value).toContain('\nCApath = /etc/ssl/certs\n');
  });

  test('use the given terminator', () => {
    const result = synth((stack) => {
      const { redis } = serviceWithTls(stack);
      const terminator = new TlsTerminator(stack, 'Second', { service: redis, port: 7000 });
      new ConnectionOutputs(stack, 'cache', { service: redis, terminator });
    });
    expect(result.output('cache_url').value).toMatch(/@localhost:7000$/);
  });

  test('reject a terminator of another service', () => {
    expect(
      problemIds((stack) => {
        const { tls } = serviceWithTls(stack);
        const service = new RedisService(stack, 'Other');
        new ConnectionOutputs(stack, 'cache', { service, terminator: tls });
      }),
    ).toEqual(['other-service']);
  });

  test('use an imported terminator if one is given', () => {
    const result = synth((stack) => {
      const terminator = TlsTerminator.fromTlsTerminatorAttributes(stack, 'Far', {
        host: 'redis.example.com',
      });
      new ConnectionOutputs(stack, 'cache', { service: imported(stack), terminator });
    });
    expect(result.output('cache_url').value).toMatch(/@redis\.example\.com:6380$/);
  });

  test('reject a terminator that is created after them, even in another stack', () => {
    const build = (app: App) => {
      const service = new RedisService(newStack(app, 'one'), 'Redis');
      new ConnectionOutputs(TerraformStack.of(service), 'cache', { service });
      new TlsTerminator(newStack(app, 'two'), 'Tls', { service });
    };
    expect(messageOf(() => synthApp(build))).toMatch(
      /found 1 problem;.*\n\n\[one\/cache\] two\/Tls is created after .* \(made-too-early\)$/m,
    );
  });

  test('can be created before a second terminator of the service', () => {
    expect(
      problemIds((stack) => {
        const { redis } = serviceWithTls(stack);
        new ConnectionOutputs(stack, 'cache', { service: redis });
        new TlsTerminator(stack, 'Second', { service: redis, port: 7000 });
      }),
    ).toEqual([]);
  });

  test('require a service', () => {
    expect(
      problemIds(
        (stack) => new ConnectionOutputs(stack, 'cache', { service: undefined as unknown as IRedisService }),
      ),
    ).toEqual(['missing-service']);
  });
});

describe('the connection outputs of a declared user', () => {
  const users = [{ name: 'app' }, { name: 'report' }];
  const outputsFor = (user?: string, props: { defaultUser?: boolean } = {}) =>
    synth((stack) => {
      const { redis } = serviceWithTls(stack, { redis: { users, ...props } });
      new ConnectionOutputs(stack, 'cache', { service: redis, user });
    });

  test('contain the credentials of that user and of no other user', () => {
    const result = outputsFor('report');
    const url = result.output('cache_url').value;
    expect(url).toMatch(/^rediss:\/\/report:\$\{random_password\.Redis_UserPassword-report_/);
    expect(result.output('cache_cli').value).toBe(`redis-cli -u ${url} --cacert cache-ca.crt`);
    expect(JSON.stringify(result.outputs)).not.toMatch(/\/\/default:|\/\/app:/);
  });

  test('default to the first declared user if the user default is off', () => {
    expect(outputsFor(undefined, { defaultUser: false }).output('cache_url').value).toMatch(
      /^rediss:\/\/app:/,
    );
    expect(outputsFor().output('cache_url').value).toMatch(/^rediss:\/\/default:/);
  });

  test('reject a user that an imported service does not declare', () => {
    const { error } = verdictOn(
      (stack) => new ConnectionOutputs(stack, 'cache', { service: imported(stack), user: 'app' }),
    );
    expect(error).toContain('[test/cache] test/Imported does not have this user (unknown-user)');
  });
});

describe('the prefix of connection outputs', () => {
  test.each(['cache', '_cache', 'Cache-1', 'c'])('can be %p', (prefix) => {
    expect(named(outputsOf({ prefix }))).toContain(`${prefix}_url (sensitive)`);
  });

  test.each(['', '1cache', '-cache', 'my cache', 'a.b', 'a/b', '${cache}', 'büro', 'a\n'])(
    'must not be %p, because no output name can start with it',
    (prefix) => {
      expect(
        problemIds(
          (stack) =>
            new ConnectionOutputs(stack, 'cache', { service: new RedisService(stack, 'Redis'), prefix }),
        ),
      ).toEqual(['bad-name']);
    },
  );

  test('must be set if no output name can start with the id', () => {
    const { error } = verdictOn(
      (stack) => new ConnectionOutputs(stack, 'my cache', { service: new RedisService(stack, 'Redis') }),
    );
    expect(error).toContain(
      [
        '[test/my cache] prefix is not valid at the beginning of the name of a Terraform output (bad-name)',
        "    given:   'my cache'",
        '    allowed: letters, digits, _ and -, beginning with a letter or _',
        '    fix:     change prefix\n',
      ].join('\n'),
    );
  });

  test('must be unique in a stack, at any depth of the construct tree', () => {
    const { error } = verdictOn((stack) => {
      const service = new RedisService(stack, 'Redis');
      new ConnectionOutputs(stack, 'cache', { service });
      new ConnectionOutputs(new Construct(stack, 'Deeper'), 'cache', { service });
      new ConnectionOutputs(stack, 'other', { service });
    });
    expect(error).toMatch(/^cdktf-redis found 1 problem;/);
    expect(error).toContain(
      [
        '[test/Deeper/cache] test/cache has the same prefix, so its outputs would have the same names (name-taken)',
        "    given:   'cache'",
        '    fix:     change one of the prefixes\n',
      ].join('\n'),
    );
  });

  test('can be the same in two stacks', () => {
    expect(() =>
      synthApp((app) => {
        for (const name of ['one', 'two']) {
          const stack = newStack(app, name);
          new ConnectionOutputs(stack, 'cache', { service: new RedisService(stack, 'Redis') });
        }
      }),
    ).not.toThrow();
  });
});
