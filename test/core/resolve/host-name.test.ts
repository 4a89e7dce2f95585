import fc from 'fast-check';
import {
  checkAlternativeName,
  checkHostName,
  isHostName,
  isIpAddress,
} from '../../../lib/core/resolve/host-name';
import { CONTEXT, collector, UNKNOWN } from '../../support/core';

describe('a host name', () => {
  test.each([
    'localhost',
    'redis.example.com',
    'a',
    'xn--bcher-kva.example',
    '1.example',
    '*.example.com',
    'A-1.B',
  ])('%p is valid in a certificate', (name) => {
    expect(isHostName(name)).toBe(true);
  });

  test.each([
    '',
    '.',
    'a..b',
    'redis.example.com.',
    '-a.example',
    'a-.example',
    'my_redis',
    'a b',
    'redis://host',
    'host:6380',
    'host/path',
    'host\n',
    '*',
    'a.*.example',
    '1.2.3.4.5',
    'büro.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(127)}`,
  ])('%p is refused', (name) => {
    expect(isHostName(name)).toBe(false);
  });

  test('never contains a special character of a configuration file or a URL', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.domain(), fc.ipV4(), fc.ipV6()), (name) => {
        if (isHostName(name)) expect(name).toMatch(/^[a-z0-9.*-]+$/i);
      }),
    );
  });

  test('is not checked if it is an address, or only known at apply', () => {
    const problems = collector();
    for (const host of ['10.1.2.3', '2001:db8::1', UNKNOWN]) checkHostName('host', host, problems, CONTEXT);
    expect(problems.all).toEqual([]);
    expect(isIpAddress('10.1.2.3')).toBe(true);
    expect(isIpAddress('10.1.2.300')).toBe(false);
  });

  test('that clients connect to must not be a wildcard, which a certificate can also contain', () => {
    const problems = collector();
    checkHostName('hostName', '*.example.com', problems, CONTEXT);
    expect(problems.all.map(({ id }) => id)).toEqual(['bad-host-name']);
    for (const name of ['*.example.com', 'redis.example.com', '10.1.2.3', UNKNOWN])
      checkAlternativeName(name, problems, CONTEXT);
    expect(problems.all).toHaveLength(1);
  });

  test('for a certificate is refused with the allowed names', () => {
    const problems = collector();
    checkAlternativeName('a.*.example.com', problems, CONTEXT);
    expect(problems.all).toEqual([
      {
        id: 'bad-host-name',
        path: 'test/Redis',
        message: 'alternativeNames contains a name that is not a valid IP address or host name',
        given: "'a.*.example.com'",
        allowed:
          'an IP address, or labels of letters, digits and hyphens separated by dots, at most 253 characters; ' +
          'the first label can be *',
        fix: 'use host names and IP addresses without scheme, port or path',
      },
    ]);
  });

  test('is shown in its problem on one line', () => {
    const problems = collector();
    checkHostName('hostName', 'a\nb', problems, CONTEXT);
    expect(problems.all).toEqual([expect.objectContaining({ id: 'bad-host-name', given: "'a\\nb'" })]);
  });
});
