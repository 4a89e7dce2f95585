import type { Problem } from '../../../lib/core/problems/problem';
import { checkCertificate, type GivenCertificate } from '../../../lib/core/resolve/given-certificate';
import { CERTIFICATES } from '../../support/certificates';
import { CONTEXT, collector, UNKNOWN } from '../../support/core';

function check(
  certificate: Partial<GivenCertificate>,
  host = 'localhost',
  context = CONTEXT,
): readonly Problem[] {
  const problems = collector();
  checkCertificate(
    { certificateChain: CERTIFICATES.server, privateKey: UNKNOWN, ...certificate },
    host,
    problems,
    context,
  );
  return problems.all;
}

function ids(certificate: Partial<GivenCertificate>, host?: string): string[] {
  return check(certificate, host).map(({ id }) => id);
}

/** The problems of a certificate on another day. */
function onDay(day: string, certificate: Partial<GivenCertificate>): readonly Problem[] {
  return check(certificate, 'localhost', { ...CONTEXT, now: new Date(day) });
}

describe('a given certificate', () => {
  test.each(['localhost', 'redis.example.com', '10.1.2.3'])(
    'is accepted for %s, which it includes',
    (host) => {
      expect(ids({ caCertificate: CERTIFICATES.authority }, host)).toEqual([]);
    },
  );

  test.each(['other.example.com', '10.1.2.4'])('is refused for %s, which it does not include', (host) => {
    expect(ids({}, host)).toEqual(['certificate-for-another-host']);
  });

  test('is refused if the given CA did not sign it', () => {
    expect(ids({ caCertificate: CERTIFICATES.anotherAuthority })).toEqual(['bad-certificate']);
  });

  test('is accepted if one of several CAs signed it', () => {
    const caCertificate = CERTIFICATES.anotherAuthority + CERTIFICATES.authority;
    expect(ids({ caCertificate })).toEqual([]);
  });

  test('needs the intermediate certificates between it and its CA', () => {
    const caCertificate = CERTIFICATES.authority;
    const leaf = CERTIFICATES.serverOfIntermediate;
    expect(ids({ certificateChain: leaf + CERTIFICATES.intermediate, caCertificate })).toEqual([]);
    expect(ids({ certificateChain: leaf, caCertificate })).toEqual(['bad-certificate']);
  });

  test('is refused if it has expired', () => {
    expect(ids({ certificateChain: CERTIFICATES.expired })).toEqual(['bad-certificate']);
  });

  test('is refused before its first day', () => {
    expect(onDay('2020-01-02', {})).toEqual([]);
    expect(onDay('2019-12-31', {})).toEqual([
      expect.objectContaining({
        id: 'bad-certificate',
        message: 'a certificate is not valid today',
        given: 'CN=server, valid from Jan  1 00:00:00 2020 GMT to Jan  1 00:00:00 2120 GMT',
      }),
    ]);
  });

  test('is refused with every certificate of the chain and every CA that is not valid today', () => {
    const given = onDay('2120-01-02', {
      certificateChain: CERTIFICATES.serverOfIntermediate + CERTIFICATES.intermediate,
      caCertificate: CERTIFICATES.authority,
    });
    expect(given.map((problem) => `${problem.id} ${problem.given?.split(',')[0]}`)).toEqual([
      'bad-certificate CN=server-of-intermediate',
      'bad-certificate CN=Test intermediate CA',
      'bad-certificate CN=authority',
    ]);
  });

  test('is refused if its chain is not in order', () => {
    const { serverOfIntermediate, intermediate, authority } = CERTIFICATES;
    const ORDER =
      'certificateChain is not in order: each certificate must be followed by the certificate that signed it';
    expect(check({ certificateChain: serverOfIntermediate + intermediate + authority })).toEqual([]);
    expect(check({ certificateChain: serverOfIntermediate + authority })).toEqual([
      expect.objectContaining({
        id: 'bad-certificate',
        message: ORDER,
        given: 'CN=authority after CN=server-of-intermediate',
      }),
    ]);
    expect(check({ certificateChain: serverOfIntermediate + authority + intermediate })).toEqual([
      expect.objectContaining({ message: ORDER, given: 'CN=authority after CN=server-of-intermediate' }),
      expect.objectContaining({ message: ORDER, given: 'CN=Test intermediate CA after CN=authority' }),
    ]);
  });

  test('is accepted if its chain ends with the given CA', () => {
    const certificateChain = CERTIFICATES.server + CERTIFICATES.authority;
    expect(ids({ certificateChain, caCertificate: CERTIFICATES.authority })).toEqual([]);
    expect(ids({ certificateChain, caCertificate: CERTIFICATES.anotherAuthority })).toEqual([
      'bad-certificate',
    ]);
  });

  test.each([
    'not a certificate',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    '-----BEGIN CERTIFICATE-----',
  ])('is refused if it cannot be read: %p', (certificateChain) => {
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

  test.each(['a\u0000b', '', 'fe80::1%eth0', '*.example.com'])(
    'is not checked for the host %j, which has its own problem',
    (host) => {
      expect(ids({}, host)).toEqual([]);
    },
  );

  test('is not checked if it is only known at apply', () => {
    expect(ids({ certificateChain: UNKNOWN, caCertificate: UNKNOWN }, 'other.example.com')).toEqual([]);
    expect(ids({}, UNKNOWN)).toEqual([]);
  });
});

describe('the days for which a given certificate is valid', () => {
  const days = (certificateChain: string) =>
    checkCertificate({ certificateChain, privateKey: UNKNOWN }, 'localhost', collector(), CONTEXT);

  test('are those of the first one in the chain', () => {
    expect(days(CERTIFICATES.expired + CERTIFICATES.authority)).toBe(366);
    expect(days(CERTIFICATES.server)).toBe(36524);
  });

  test('are not known if the text is only known at apply, or contains no certificate', () => {
    expect(days(UNKNOWN)).toBeNull();
    expect(days('none')).toBeNull();
  });
});
