import { checkCertificate, type GivenCertificate } from '../../../lib/core/spec/given-certificate';
import { CERTIFICATES } from '../../support/certificates';
import { CONTEXT, collector, UNKNOWN } from '../../support/core';

function ids(certificate: Partial<GivenCertificate>, host = 'localhost'): string[] {
  const problems = collector();
  checkCertificate(
    { certificateChain: CERTIFICATES.server, privateKey: UNKNOWN, ...certificate },
    host,
    problems,
    CONTEXT,
  );
  return problems.all.map(({ id }) => id);
}

describe('a certificate of the user', () => {
  test.each(['localhost', 'redis.example.com', '10.1.2.3'])('is taken for %s, which it names', (host) => {
    expect(ids({ caCertificate: CERTIFICATES.authority }, host)).toEqual([]);
  });

  test.each(['other.example.com', '10.1.2.4'])('is refused for %s, which it does not name', (host) => {
    expect(ids({}, host)).toEqual(['certificate-for-another-host']);
  });

  test('is refused when the given CA did not sign it', () => {
    expect(ids({ caCertificate: CERTIFICATES.anotherAuthority })).toEqual(['bad-certificate']);
  });

  test('is taken when one of several CAs signed it', () => {
    const caCertificate = CERTIFICATES.anotherAuthority + CERTIFICATES.authority;
    expect(ids({ caCertificate })).toEqual([]);
  });

  test('needs the intermediate certificates between it and its CA', () => {
    const caCertificate = CERTIFICATES.authority;
    const leaf = CERTIFICATES.serverOfIntermediate;
    expect(ids({ certificateChain: leaf + CERTIFICATES.intermediate, caCertificate })).toEqual([]);
    expect(ids({ certificateChain: leaf, caCertificate })).toEqual(['bad-certificate']);
  });

  test('is refused when it has expired', () => {
    expect(ids({ certificateChain: CERTIFICATES.expired })).toEqual(['bad-certificate']);
  });

  test.each([
    'not a certificate',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    '-----BEGIN CERTIFICATE-----',
  ])('is refused when it cannot be read: %p', (certificateChain) => {
    expect(ids({ certificateChain })).toEqual(['bad-certificate']);
  });

  test.each([
    [{ privateKey: '' }, ['certificate-without-key']],
    [{ certificateChain: ' ' }, ['certificate-without-key']],
    [{ certificateChain: '', privateKey: '' }, ['certificate-without-key']],
    [{ privateKey: 'a literal' }, ['plaintext-secret']],
  ])('is refused without its key or with a literal one: %j', (certificate, expected) => {
    expect(ids(certificate)).toEqual(expected);
  });

  test('is not looked into where it is not known before the apply', () => {
    expect(ids({ certificateChain: UNKNOWN, caCertificate: UNKNOWN }, 'other.example.com')).toEqual([]);
    expect(ids({}, UNKNOWN)).toEqual([]);
  });
});
