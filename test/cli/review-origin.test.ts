import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originOf } from '../../lib/cli/review-origin';
import { call } from '../support/cli';
import { synthSample } from '../support/review-sample';

const NOW = new Date('2026-11-28T05:06:07Z');

describe('the origin of a rendering', () => {
  test('is the date of the clock, or that of SOURCE_DATE_EPOCH', () => {
    expect(originOf(undefined, {}, NOW)).toEqual({ date: NOW });
    expect(originOf(undefined, { SOURCE_DATE_EPOCH: '86400' }, NOW)).toEqual({
      date: new Date('1970-01-02T00:00:00Z'),
    });
    expect(originOf(undefined, { SOURCE_DATE_EPOCH: '' }, NOW)).toEqual({ date: NOW });
  });

  test.each(['-1', '1e3', 'today', '99999999999999'])('rejects SOURCE_DATE_EPOCH %s', (SOURCE_DATE_EPOCH) => {
    expect(() => originOf(undefined, { SOURCE_DATE_EPOCH }, NOW)).toThrow(
      'SOURCE_DATE_EPOCH must be a whole number of seconds since 1970',
    );
  });

  test.each(['GIT_COMMIT', 'GITHUB_SHA', 'CI_COMMIT_SHA'])('has the commit of %s', (name) => {
    expect(originOf(undefined, { GIT_COMMIT: '', [name]: ' 3f2a\n' }, NOW).commit).toBe('3f2a');
  });

  test('has the commit of --commit before that of a variable', () => {
    expect(originOf('mine', { GIT_COMMIT: 'theirs' }, NOW).commit).toBe('mine');
    expect(() => originOf(' ', {}, NOW)).toThrow('--commit needs a value');
  });
});

describe('cdktf-redis review --commit', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-origin-'));
  synthSample(outdir);
  afterAll(() => rmSync(outdir, { recursive: true }));

  test.each([
    ['text', /\ncdktf-redis \d+\.\d+\.\d+, commit <3f2a>, 20\d\d-\d\d-\d\d \d\d:\d\d UTC\n$/],
    ['md', /\ncdktf-redis \d+\.\d+\.\d+, commit &lt;3f2a&gt;, 20\d\d-\d\d-\d\d \d\d:\d\d UTC\n/],
    [
      'html',
      /<p class="sub">cdktf-redis \d+\.\d+\.\d+, commit &lt;3f2a&gt;, 20\d\d-\d\d-\d\d \d\d:\d\d UTC<\/p>/,
    ],
  ])('is in %s, with the release and the date', (format, line) => {
    expect(call('review', outdir, '--format', format, '--commit', '<3f2a>').out).toMatch(line);
  });

  test.each(['json', 'sarif'])('is not in %s, which is the same on every day', (format) => {
    const { out } = call('review', outdir, '--format', format, '--commit', '<3f2a>');
    expect(out).not.toContain('3f2a');
    expect(out).not.toContain(new Date().toISOString().slice(0, 10));
  });
});
