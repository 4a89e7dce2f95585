import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../lib/cli/main';
import type { StackReview } from '../../lib/core/review/schema';
import { call } from '../support/cli';
import { HOSTILE, hostileReview, synthSample } from '../support/review-sample';

const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-review-'));
const prod = join(outdir, 'stacks', 'prod');
const empty = join(outdir, 'empty');
const written = join(outdir, 'written');

synthSample(outdir);
mkdirSync(empty);
mkdirSync(written);

// The date is in every document, which the tests compare.
const epoch = process.env.SOURCE_DATE_EPOCH;
process.env.SOURCE_DATE_EPOCH = '0';

afterAll(() => {
  rmSync(outdir, { recursive: true });
  if (epoch === undefined) delete process.env.SOURCE_DATE_EPOCH;
  else process.env.SOURCE_DATE_EPOCH = epoch;
});

const original: StackReview = JSON.parse(readFileSync(join(prod, 'review.json'), 'utf8'));

/** A problem that would have stopped the synth. */
const ERROR = { id: 'bad-port', severity: 'error', path: 'prod/Redis', message: 'm', fix: 'f' };

/** A rule of a policy. */
const RULE = { id: 'policy-tls', statement: 'TLS 1.2 or later', severity: 'error', exceptions: [] };

/** A review.json with a text of its own. */
function fileOf(content: unknown): string {
  const file = join(written, 'review.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** What a terminal would show. */
function coloured(...args: string[]): string {
  let text = '';
  main(['review', ...args], { out: (more) => (text += more), err: () => undefined, isColoured: true });
  return text;
}

describe('cdktf-redis review', () => {
  test('shows all stacks of an output folder, in the order of their names', () => {
    const { code, out, err } = call('review', outdir);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/^\S.*\((?:RedisService|Replica)\)$/gm)).toEqual([
      'legacy/Old (RedisService)',
      'prod/Redis (RedisService)',
      'prod/Replica (Replica)',
      'prod/FarReplica (Replica)',
      'prod/Cache (RedisService)',
    ]);
    expect(out).toContain('\nWarnings\n');
  });

  test.each([
    ['the folder of a stack', prod],
    ['a review.json', join(prod, 'review.json')],
  ])('shows one stack, given %s', (_, place) => {
    const { code, out } = call('review', place);
    expect(code).toBe(0);
    expect(out).toContain('prod/Redis (RedisService)\n');
    expect(out).not.toContain('legacy/');
  });

  test('reads cdktf.out by default', () => {
    const here = process.cwd();
    const project = join(outdir, 'project');
    mkdirSync(join(project, 'cdktf.out', 'stacks', 'prod'), { recursive: true });
    copyFileSync(join(prod, 'review.json'), join(project, 'cdktf.out', 'stacks', 'prod', 'review.json'));
    process.chdir(project);
    try {
      expect(call('review')).toEqual(call('review', prod));
      expect(call('review', '--format', 'sarif').out).toContain('"uri": "cdktf.out/stacks/prod/cdk.tf.json"');
    } finally {
      process.chdir(here);
    }
  });

  test.each([
    ['text', /^legacy\/Old \(RedisService\)\n/],
    ['md', /^<!-- cdktf-redis review -->\n/],
    ['html', /^<!DOCTYPE html>\n/],
    ['json', /^\[\n {2}\{\n {4}"formatVersion": 1,\n {4}"stack": "legacy",/],
    ['sarif', /^\{\n {2}"\$schema": "[^"]*sarif-2.1.0.json",/],
  ])('writes %s, the same to a file and to the output, every time', (format, start) => {
    const { code, out } = call('review', outdir, '--format', format);
    expect(code).toBe(0);
    expect(out).toMatch(start);
    const file = join(written, `review.${format}`);
    expect(call('review', outdir, '--format', format, '--output', file)).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect(readFileSync(file, 'utf8')).toBe(out);
  });

  test('writes as JSON what it has read', () => {
    expect(JSON.parse(call('review', prod, '--format', 'json').out)).toEqual([original]);
  });

  test('ends with 1 if a problem is an error', () => {
    const { code, out } = call('review', fileOf({ ...original, problems: [...original.problems, ERROR] }));
    expect(code).toBe(1);
    expect(out).toContain(
      '\nErrors and warnings\n  - ERROR [prod/Redis] m (bad-port)\n    fix: f\n  - [prod/',
    );
    expect(call('review', fileOf({ ...original, problems: [ERROR] })).out).toContain('\nErrors\n');
  });

  test('ends with 1 if a policy makes a violation an error, and with 0 if it makes it a warning', () => {
    const problem = { ...ERROR, id: 'policy-durability' };
    expect(call('review', fileOf({ ...original, problems: [problem] })).code).toBe(1);
    expect(
      call('review', fileOf({ ...original, problems: [{ ...problem, severity: 'warning' }] })).code,
    ).toBe(0);
  });

  test('shows the rules and exceptions of all policies once, and the regulated workloads', () => {
    const { out } = call('review', outdir);
    expect(out.match(/^Policy of .*$/gm)).toEqual(['Policy of the app', 'Policy of prod']);
    expect(out).toContain(
      [
        '  requires   TLS 1.2 or later',
        '  exception  legacy until the end of 9999-12-31: moves to 8.4',
        '  requires   at most 4 GiB of memory',
        '',
        'Policy of prod',
        '  advises    durable flavors only',
        '  exception  prod/Cache until the end of 9999-12-31: holds nothing but sessions',
        '',
        'Regulated workloads, which must not use or offer plaintext connections',
        '  workload   prod/Billing',
        '',
      ].join('\n'),
    );
  });

  test('says if there is nothing in a stack', () => {
    const nothing = { services: [], terminators: [], regulated: [], problems: [] };
    const file = fileOf({ ...original, ...nothing, stack: 'prod\n' });
    expect(call('review', file)).toEqual({
      code: 0,
      out: 'No services in prod\\n. Imported services are not reviewed.\n',
      err: '',
    });
    const regulated = fileOf({ ...original, ...nothing, regulated: ['prod/Billing'] });
    expect(call('review', regulated).out).toContain('  workload   prod/Billing\n');
  });

  test('escapes control characters in names', () => {
    const { code, out } = call('review', fileOf(hostileReview()));
    expect(code).toBe(0);
    expect(HOSTILE).toMatch(/\p{Cc}/u);
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});

describe('the colours of cdktf-redis review', () => {
  const text = coloured(outdir);

  test('are only for a terminal, and change nothing else', () => {
    expect(call('review', outdir).out).not.toContain('\u001b');
    expect(text.replace(/\p{Cc}\[\d+m/gu, '')).toBe(call('review', outdir).out);
    expect(coloured(outdir, '--format', 'md')).toBe(call('review', outdir, '--format', 'md').out);
  });

  test('mark headings, connections without TLS, errors, and how bad a loss is', () => {
    expect(text).toContain('\u001b[1mprod/Cache (RedisService)\u001b[0m\n');
    expect(text).toContain('\u001b[31mWITHOUT TLS\u001b[0m');
    expect(text).toContain('      \u001b[31mall data\u001b[0m: nothing is on disk');
    expect(text).toContain('      \u001b[32mnothing\u001b[0m: ');
    expect(coloured(fileOf({ ...original, problems: [ERROR] }))).toContain('  - \u001b[31mERROR\u001b[0m [');
  });
});

describe('cdktf-redis review ends with 2', () => {
  const known = 'but this release supports 1: run cdktf synth again with this release of cdktf-redis';

  test.each([
    [() => empty, `no review.json in ${empty}: run cdktf synth first`],
    [() => join(outdir, 'none'), `there is no folder ${outdir}/none: run cdktf synth first`],
    [() => join(outdir, 'no.json'), `there is no file ${outdir}/no.json: run cdktf synth first`],
    [() => fileOf('{'), `${written}/review.json is not JSON: run cdktf synth again`],
    [() => fileOf({ formatVersion: 2 }), `${written}/review.json has formatVersion 2, ${known}`],
    [() => fileOf([]), 'is not a valid review, because the content must be an object: run cdktf synth again'],
    [
      () => fileOf('null'),
      'is not a valid review, because the content must be an object: run cdktf synth again',
    ],
    [
      () => fileOf({ formatVersion: 1 }),
      'is not a valid review, because stack is missing: run cdktf synth again with',
    ],
    [
      () => fileOf({ ...original, services: 1 }),
      'is not a valid review, because services must be a list: run',
    ],
    [
      () => fileOf({ ...original, terminators: [{ ...original.terminators[0], audience: 'x' }] }),
      'is not a valid review, because terminators[0].audience must be one of every network of the host, ',
    ],
    [
      () => fileOf({ ...original, services: [{ ...original.services[0], users: [{ name: 'x', isOn: 1 }] }] }),
      'is not a valid review, because services[0].users[0].isOn must be true or false: run',
    ],
    [
      () =>
        fileOf({ ...original, policies: [{ scope: null, rules: [{ ...RULE, exceptions: [{ path: 1 }] }] }] }),
      'is not a valid review, because policies[0].rules[0].exceptions[0].path must be a string: run',
    ],
    [
      () => fileOf({ ...original, regulated: [1] }),
      'is not a valid review, because regulated[0] must be a string: run',
    ],
    [
      () => fileOf({ ...original, problems: [{ ...ERROR, severity: 'info' }] }),
      'is not a valid review, because problems[0].severity must be one of error, warning: run',
    ],
  ])('and says what is missing or wrong (%#)', (place, message) => {
    const { code, out, err } = call('review', place());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^cdktf-redis review: .*\n$/);
    expect(err).toContain(message);
  });

  test('if the file cannot be written', () => {
    const { code, err } = call('review', prod, '--output', join(outdir, 'none', 'x.md'));
    expect(code).toBe(2);
    expect(err).toContain(`${outdir}/none/x.md cannot be written: `);
  });

  test.each([
    [['--format', 'pdf'], "--format must be one of text, md, html, json, sarif, not 'pdf'"],
    [['--format', 'constructor'], "not 'constructor'"],
    [['--output', ''], '--output needs the name of a file'],
    [['a', 'b'], 'expected one folder, not 2'],
    [['--unknown'], '--unknown'],
  ])('and prints the usage for %p', (args, message) => {
    const { code, out, err } = call('review', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain('Usage: cdktf-redis review [FOLDER] ');
  });

  test('explains its exit codes and formats in its help, within 100 columns', () => {
    const { code, out } = call('review', '--help');
    expect(code).toBe(0);
    expect(out).toContain('Exit codes: ');
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});
