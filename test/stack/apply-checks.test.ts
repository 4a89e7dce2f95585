import { RedisService, TlsCertificate } from '../../lib';
import { CERTIFICATES } from '../support/certificates';
import { asObject, asObjects } from '../support/json';
import { serviceWithTls, variable } from '../support/stacks';
import { type Synthesized, synth } from '../support/synth';

function preconditions(result: Synthesized, path: string) {
  return asObjects(asObject(result.resource('terraform_data', path).lifecycle).precondition);
}

describe('the checks that Terraform makes at plan', () => {
  test('cover the length and the characters of a given password', () => {
    const result = synth((stack) => new RedisService(stack, 'Redis', { password: variable(stack, 'it') }));
    expect(preconditions(result, 'Redis/PasswordCheck')).toEqual([
      {
        condition: '${((length(var.it) >= 16) && !can(regex("[[:cntrl:]]", var.it)))}',
        error_message:
          '[test/Redis] The password must have at least 16 characters, and no control characters such as a newline.',
      },
    ]);
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

  test('do not exist for generated passwords and keys', () => {
    expect(synth((stack) => serviceWithTls(stack)).resources('terraform_data').size).toBe(0);
  });
});
