import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { main } from '../../lib/cli/main';
import { changeOf } from '../../lib/core/impact/from-reviews/change';
import type { StackReview } from '../../lib/core/review/schema';
import { synthChange } from '../support/change-sample';
import { call } from '../support/cli';
import { newStack } from '../support/synth';

const folder = mkdtempSync(join(tmpdir(), 'cdktf-redis-change-'));
const [base, head, none] = ['base', 'head', 'none'].map((name) => join(folder, name));
synthChange(base, head);
const empty = new App({ outdir: none });
newStack(empty, 'prod');
empty.synth();

afterAll(() => rmSync(folder, { recursive: true }));

const [before, after]: StackReview[] = [base, head].map((side) =>
  JSON.parse(readFileSync(join(side, 'stacks/prod/review.json'), 'utf8')),
);

/** A synth of one stack with a review of its own. */
function side(name: string, review: unknown): string {
  const stack = join(folder, name, 'stacks/prod');
  mkdirSync(stack, { recursive: true });
  writeFileSync(join(stack, 'review.json'), JSON.stringify(review));
  return join(folder, name);
}

function json(...args: string[]) {
  return JSON.parse(call('review', ...args, '--format', 'json').out);
}

describe('cdktf-redis review --base', () => {
  test('tells of the change alone, worst first, and how to see the rest', () => {
    const { code, out, err } = call('review', head, '--base', base);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^DATA LOSS {5}prod\/Cache: the memory-only server restarts: all keys are lost\n/);
    expect(out).toMatch(
      /\nExposed\n.*\nWeaker\n.*\nStronger\n.*\nChanged\n.*\nWhat could be lost, before and after\n/s,
    );
    expect(out.endsWith(`\nThe whole review: cdktf-redis review ${head}\n`)).toBe(true);
  });

  test('says that nothing changes where nothing does', () => {
    const { code, out } = call('review', head, '--base', head);
    expect(code).toBe(0);
    expect(out).toMatch(/^Nothing changes: everything runs on as it is\.\n/);
  });

  test.each([
    ['the folder of a stack', 'stacks/prod'],
    ['a review.json', 'stacks/prod/review.json'],
  ])('takes %s on either side', (_, place) => {
    const { out } = call('review', head, '--base', base);
    const { out: other } = call('review', join(head, place), '--base', join(base, place));
    expect(other.split('\nThe whole review')[0]).toBe(out.split('\nThe whole review')[0]);
  });

  test('takes code without a service for a side of which all is new, or gone', () => {
    const impacts = (...args: string[]) =>
      json(...args).constructs.map(({ impact }: { impact: string }) => impact);
    expect(new Set(impacts(head, '--base', none))).toEqual(new Set(['new']));
    expect(impacts(none, '--base', base)[0]).toBe('data-loss');
    expect(call('review', none, '--base', none).out).toContain('Nothing changes');
    expect(call('review', none)).toMatchObject({ code: 2, out: '' });
  });

  test('takes no review for current that cdktf left behind', () => {
    const synthesized = readFileSync(join(none, 'stacks/prod/cdk.tf.json'), 'utf8');
    const stale = side('stale', before);
    writeFileSync(join(stale, 'stacks/prod/cdk.tf.json'), synthesized);
    expect(json(stale, '--base', base).constructs[0].impact).toBe('data-loss');
    const renamed = side('renamed', before);
    writeFileSync(join(renamed, 'manifest.json'), JSON.stringify({ version: '0.21.0', stacks: {} }));
    expect(call('review', renamed)).toMatchObject({ code: 2 });
  });

  test.each([
    ['md', /^<!-- cdktf-redis review -->\n\n## What does this change do to my data\?\n/],
    ['html', /^<!DOCTYPE html>\n.*<section id="change"/s],
    ['json', /^\{\n {2}"formatVersion": 1,\n {2}"before": \[/],
    ['sarif', /"baselineState": "new"/],
  ])('writes %s, the same to a file as to the output, and the same again', (format, start) => {
    const { code, out } = call('review', head, '--base', base, '--format', format);
    expect(code).toBe(0);
    expect(out).toMatch(start);
    const file = join(folder, `change.${format}`);
    const args = [head, '--base', base, '--format', format, '--output', file];
    expect(call('review', ...args)).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(file, 'utf8')).toBe(out);
  });

  test('folds the whole review into a comment, and shows it below the change on a page', () => {
    expect(call('review', head, '--base', base, '--format', 'md').out).toContain(
      '<details><summary>The whole review of <code>prod</code></summary>',
    );
    expect(call('review', head, '--base', base, '--format', 'html').out).toContain('id="runs"');
  });

  test('gives programs the model, whose keys the help documents', () => {
    const change = json(head, '--base', base);
    expect(change).toEqual(changeOf([before], [after]));
    const { out: help } = call('review', '--help');
    for (const key of Object.keys(change)) expect(help).toContain(key);
    for (const key of Object.keys(change.constructs[0])) expect(help).toContain(key);
    for (const { data } of change.constructs) if (data !== null) expect(help).toContain(`"${data}"`);
  });

  test('tells what is absent at the stack as it is now', () => {
    const old = { id: 'old-tls', severity: 'warning', path: 'prod/Tls', message: 'm', fix: 'f' };
    const { out } = call(
      'review',
      head,
      '--base',
      side('warned', { ...before, problems: [old] }),
      '--format',
      'sarif',
    );
    const [absent] = JSON.parse(out).runs[0].results.filter(
      ({ baselineState }: { baselineState: string }) => baselineState === 'absent',
    );
    expect(absent.locations[0].physicalLocation.artifactLocation.uri).toMatch(
      /head\/stacks\/prod\/cdk\.tf\.json$/,
    );
  });

  test('paints what is lost and what is exposed, and changes nothing else', () => {
    let text = '';
    main(['review', head, '--base', base], {
      out: (more) => (text += more),
      err: () => undefined,
      isColoured: true,
    });
    expect(text).toContain('\u001b[31mDATA LOSS\u001b[0m     prod/Cache');
    expect(text).toContain('\u001b[31mExposed\u001b[0m\n');
    expect(text).toContain('\u001b[33mRESTART\u001b[0m ');
    expect(text.replace(/\p{Cc}\[\d+m/gu, '')).toBe(call('review', head, '--base', base).out);
  });
});

describe('cdktf-redis review --fail-on', () => {
  const calm = side('calm', { ...after, problems: [] });
  const edited = side('edited', {
    ...after,
    problems: [],
    terminators: after.terminators.map((terminator) => ({ ...terminator, configuration: 'x' })),
  });

  test.each([
    [base, head, ['data-loss', 'restart', 'reconnect'], 1],
    [calm, edited, ['data-loss', 'restart'], 0],
    [calm, edited, ['reconnect'], 1],
    [calm, calm, ['data-loss', 'restart', 'reconnect'], 0],
  ])('fails for that and worse (%#)', (from, to, bounds, code) => {
    for (const bound of bounds) {
      const { out } = call('review', to, '--base', from);
      expect(call('review', to, '--base', from, '--fail-on', bound)).toEqual({ code, out, err: '' });
    }
  });

  test('does not hide a problem that is an error, and one of the base is none', () => {
    const bad = side('bad', {
      ...after,
      problems: [{ id: 'bad-port', severity: 'error', path: 'prod/Tls', message: 'm', fix: 'f' }],
    });
    expect(call('review', bad, '--base', calm).code).toBe(1);
    expect(call('review', calm, '--base', bad).code).toBe(0);
  });
});

describe('cdktf-redis review --base ends with 2', () => {
  const { configuration: _, ...older } = before.services[0];

  test.each([
    [() => join(folder, 'nowhere'), () => head, 'cannot compare: there is no folder '],
    [
      () => side('older', { ...before, services: [older] }),
      () => head,
      'is not a valid review, because services[0].configuration is missing: run cdktf synth again with this release of cdktf-redis',
    ],
    [() => base, () => join(folder, 'nowhere'), 'cdktf-redis review: there is no folder '],
    [() => base, () => side('later', { formatVersion: 2 }), 'cdktf-redis review: '],
  ])('and says which side cannot be reviewed (%#)', (from, to, message) => {
    const { code, out, err } = call('review', to(), '--base', from());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.includes('cannot compare')).toBe(from() !== base);
  });

  test('where the folder holds no synth at all', () => {
    mkdirSync(join(folder, 'hollow'));
    expect(call('review', head, '--base', join(folder, 'hollow')).err).toContain(
      'cannot compare: no review.json in ',
    );
  });

  test.each([
    [['--fail-on', 'data-loss'], '--fail-on needs --base'],
    [['--base', ''], '--base needs a folder'],
    [
      ['--base', 'x', '--fail-on', 'new'],
      "--fail-on must be one of data-loss, new-settings, restart, reconnect, not 'new'",
    ],
  ])('and the usage, given %j', (args, message) => {
    const { code, out, err } = call('review', head, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain('Usage: cdktf-redis review [FOLDER] [--base FOLDER] ');
  });
});
