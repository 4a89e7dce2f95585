import type { TerraformStack } from 'cdktf';
import { RedisService, Replica, Review, TlsCertificate } from '../../../lib';
import { CERTIFICATES } from '../../support/certificates';
import { expectGolden } from '../../support/golden';
import { serviceWithTls, variable } from '../../support/stacks';
import { newApp, newStack } from '../../support/synth';

const stack = newStack(newApp());
const { redis, tls } = serviceWithTls(stack);
new Replica(stack, 'Replica', { primary: redis });
new Replica(stack, 'FarReplica', { primary: redis, via: tls });
const cache = new RedisService(stack, 'Cache', {
  versionString: '5.0-nordb',
  plaintext: true,
  plaintextAddress: '0.0.0.0',
  plaintextHostName: 'cache.example.com',
});

describe('the review of a stack', () => {
  test('shows for each construct what runs, how clients reach it and which data can be lost', () => {
    expectGolden('review.txt', Review.of(stack).toText());
  });

  test('can be limited to one construct', () => {
    expect(Review.of(cache).toText()).toMatch(/^test\/Cache \(RedisService\)\n/);
    expect(Review.of(cache).toText()).not.toContain('test/Redis');
  });

  test('escapes control characters in names', () => {
    const hostile = new RedisService(newStack(newApp()), 'a\u001b[31m\u202eb');
    expect(Review.of(hostile).toText()).toMatch(/^test\/a\\u001b\[31m\\u202eb \(RedisService\)\n/);
  });

  test.each([
    ['for 36524 days', () => CERTIFICATES.server],
    ['until its own end', (own: TerraformStack) => variable(own, 'chain')],
  ])('shows that a certificate of your own is valid %s', (valid, chain) => {
    const own = newStack(newApp());
    const certificate = { certificateChain: chain(own), privateKey: variable(own, 'key') };
    serviceWithTls(own, { tls: { certificate: TlsCertificate.fromPem(certificate) } });
    expect(Review.of(own).toText()).toContain(`a certificate of your own for localhost: valid ${valid}\n`);
  });

  test('contains no secret and no Terraform expression', () => {
    expect(Review.of(stack).toText()).not.toMatch(/\$\{|TfToken|random_password/);
  });
});
