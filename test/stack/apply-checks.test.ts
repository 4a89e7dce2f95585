import { RedisService, TlsCertificate } from '../../lib';
import { CERTIFICATES } from '../support/certificates';
import { asObject, asObjects, type Json } from '../support/json';
import { serviceWithTls, variable } from '../support/stacks';
import { type Synthesized, synth } from '../support/synth';

function preconditions(result: Synthesized, path: string) {
  return asObjects(asObject(result.resource('terraform_data', path).lifecycle).precondition);
}

/** Whether a condition is true for a value. It is `can(regex("...", var.it))`, or the negation. */
function holds(condition: Json | undefined, value: string): boolean {
  const { not, pattern } =
    /^\$\{(?<not>!?)can\(regex\("(?<pattern>.*)", var\.it\)\)\}$/.exec(String(condition))?.groups ?? {};
  if (pattern === undefined) throw new Error(`unexpected condition ${condition}`);
  return new RegExp(pattern).test(value) === (not === '');
}

describe('the checks that Terraform makes at plan', () => {
  test('cover the length and the characters of a given password, which the error does not show', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis', { password: variable(stack, 'it') }));
    expect(preconditions(result, 'Redis/PasswordCheck')).toEqual([
      {
        condition: expect.stringMatching(
          /^\$\{\(\(length\((local\.\w+)\) >= 16\) && !can\(regex\("\[\[:cntrl:\]\]", \1\)\)\)\}$/,
        ),
        error_message:
          '[test/Redis] The password must have at least 16 characters, and no control characters such as a newline.',
      },
    ]);
    expect(JSON.stringify(result.json)).toContain('"${sensitive(var.it)}"');
  });

  test('cover the length in bytes below 6.0, with a message that has only lengths', () => {
    const result = synth(
      (stack) => new RedisService(stack, 'Redis', { versionString: '5.0', password: variable(stack, 'it') }),
    );
    const [, longest] = preconditions(result, 'Redis/PasswordCheck');
    expect(String(longest?.condition)).toMatch(
      /^\$\{\(floor\(\(\(length\(trim\(base64encode\(local\.\w+\), "="\)\) \* 3\) \/ 4\)\) <= 512\)\}$/,
    );
    expect(String(longest?.error_message)).toMatch(
      /^\[test\/Redis\] The password must have at most 512 bytes, because Redis below 6\.0 does not start with a longer one, and prints it in its log\. It has \$\{nonsensitive\(floor/,
    );
  });

  test('cover the passwords of a service that runs elsewhere', () => {
    const result = synth((stack) =>
      RedisService.fromRedisServiceAttributes(stack, 'Redis', {
        host: 'redis.example.com',
        password: variable(stack, 'it'),
        replicationPassword: variable(stack, 'other'),
      }),
    );
    for (const [id, what] of [
      ['PasswordCheck', 'The password'],
      ['ReplicationPasswordCheck', 'replicationPassword'],
    ]) {
      expect(preconditions(result, `Redis/${id}`).map((each) => String(each.error_message))).toEqual([
        `[test/Redis] ${what} must have no control characters such as a newline.`,
        expect.stringContaining(`${what} must have at most 4096 bytes`),
      ]);
    }
  });

  test('cover the format of a given private key', () => {
    const result = synth((stack) =>
      serviceWithTls(stack, {
        tls: {
          certificate: TlsCertificate.fromPem({
            certificateChain: CERTIFICATES.server,
            privateKey: variable(stack, 'key'),
          }),
        },
      }),
    );
    expect(preconditions(result, 'Tls/PrivateKeyCheck')).toEqual([
      {
        condition:
          '${(can(regex("BEGIN ([A-Z]+ )?PRIVATE KEY", var.key)) && !can(regex("ENCRYPTED", var.key)))}',
        error_message: '[test/Tls] The private key must be in PEM format, without a passphrase.',
      },
    ]);
  });

  test.each([
    ['rediss://app:a-password@h:6380', []],
    ['valkeys://:a-password@[2001:db8::1]/0', []],
    ['rediss://:a-password@h/', []],
    ['redis://:a-password@h', ['must begin with rediss:// or valkeys://']],
    ['rediss://h', ['must contain a password']],
    ['rediss://app:a%40password@h', ['must not have percent-encoded characters']],
    ['rediss://:a-password@h/2', ['without a database other than 0']],
    ['rediss://:a-password@h?db=2', ['without a database other than 0 and without options']],
    ['redis://h/2', ['must begin with rediss://', 'must end after', 'must contain a password']],
  ])('have an error for each mistake in the URL %s', (url, errors) => {
    const result = synth((stack) =>
      RedisService.fromRedisServiceAttributes(stack, 'Far', { url: variable(stack, 'it') }),
    );
    const failing = preconditions(result, 'Far/UrlCheck').filter(({ condition }) => !holds(condition, url));
    expect(failing).toEqual(
      errors.map((error) => ({
        condition: expect.any(String),
        error_message: expect.stringContaining(error),
      })),
    );
  });

  test('do not exist for generated passwords and keys', () => {
    const names = [
      ...synth((stack) => serviceWithTls(stack))
        .resources('terraform_data')
        .keys(),
    ];
    expect(names.filter((name) => !/\/(Owner|Revision)$/.test(name))).toEqual([]);
  });
});
