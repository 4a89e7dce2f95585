import { problemFindings } from '../../../lib/core/change/problems';

const OLD = { id: 'end-of-life', path: 'prod/Redis', message: 'Redis 7.0 is past its end', fix: 'f' };
const PORT = { id: 'bad-port', path: 'prod/Tls', message: 'no port', fix: 'f' };

describe('the problems of a change', () => {
  test('are told where they were noted: new ones weaker, gone ones stronger', () => {
    expect([...problemFindings([OLD], [PORT])]).toEqual([
      ['prod/Tls', [{ tendency: 'weaker', what: 'error bad-port', before: null, after: 'no port' }]],
      [
        'prod/Redis',
        [{ tendency: 'stronger', what: 'warning end-of-life', before: OLD.message, after: null }],
      ],
    ]);
  });

  test('are not told where they stay, whatever their fix says', () => {
    expect(problemFindings([OLD], [{ ...OLD, fix: 'another' }]).size).toBe(0);
  });

  test('that say something else are others', () => {
    const findings = problemFindings([OLD], [{ ...OLD, message: 'Redis 6.0 is past its end' }]);
    expect(findings.get('prod/Redis')?.map(({ tendency }) => tendency)).toEqual(['weaker', 'stronger']);
  });
});
