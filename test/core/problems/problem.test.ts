import { describeAll, isError } from '../../../lib/core/problems/problem';

const PROBLEM = {
  id: 'bad-port',
  path: 'test/Redis',
  message: 'port is not a whole number in its range',
  fix: 'set port to such a number',
} as const;

describe('the text of an error', () => {
  test('contains path, given, allowed and fix of one problem', () => {
    expect(describeAll([{ ...PROBLEM, given: '0', allowed: '1 to 65535' }])).toBe(
      [
        'cdktf-redis found 1 problem; nothing was synthesized.',
        '',
        '[test/Redis] port is not a whole number in its range (bad-port)',
        '    given:   0',
        '    allowed: 1 to 65535',
        '    fix:     set port to such a number',
        '',
      ].join('\n'),
    );
  });

  test('counts several problems, and leaves out fields that are not set', () => {
    expect(describeAll([PROBLEM, PROBLEM])).toBe(
      [
        'cdktf-redis found 2 problems; nothing was synthesized.',
        '',
        '[test/Redis] port is not a whole number in its range (bad-port)',
        '    fix:     set port to such a number',
        '',
        '[test/Redis] port is not a whole number in its range (bad-port)',
        '    fix:     set port to such a number',
        '',
      ].join('\n'),
    );
  });
});

describe('a problem', () => {
  test('stops the synth if its kind is an error, unless it has its own severity', () => {
    expect(isError(PROBLEM)).toBe(true);
    expect(isError({ ...PROBLEM, id: 'old-tls' })).toBe(false);
    expect(isError({ ...PROBLEM, severity: 'warning' })).toBe(false);
    expect(isError({ ...PROBLEM, id: 'old-tls', severity: 'error' })).toBe(true);
  });
});
