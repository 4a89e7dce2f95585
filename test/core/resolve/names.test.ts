import fc from 'fast-check';
import { checkImage, checkName, nameOf } from '../../../lib/core/resolve/names';
import { CONTEXT, collector, UNKNOWN } from '../../support/core';

const paths = fc.string({ unit: 'grapheme', maxLength: 200 });

describe('a name derived from a construct path', () => {
  test.each([
    ['quickstart/Redis', 'quickstart-redis-d5d13d61'],
    ['quickstart/Tls', 'quickstart-tls-214227e0'],
    ['', 'redis-e3b0c442'],
    ['日本語', 'redis-77710aed'],
    [`${'long-'.repeat(20)}stack/Redis`, 'long-long-long-long-long-long-long-long-l-72b7b7be'],
  ])('of %p is always %p, because another name would be another volume', (path, name) => {
    expect(nameOf(path)).toBe(name);
  });

  test('is a valid name for any path', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const problems = collector();
        checkName(nameOf(path), problems);
        expect(problems.all).toEqual([]);
      }),
    );
  });

  test('differs if the paths differ, even only in case or punctuation', () => {
    fc.assert(
      fc.property(paths, paths, (one, other) => {
        fc.pre(one !== other);
        expect(nameOf(one)).not.toBe(nameOf(other));
      }),
    );
    expect(nameOf('stack/Redis')).not.toBe(nameOf('stack/redis'));
    expect(nameOf('a/b-c')).not.toBe(nameOf('a-b/c'));
  });
});

describe('a given name', () => {
  test.each(['r1', 'redis', 'redis-1', '00', 'a'.repeat(50)])('%p is accepted', (name) => {
    const problems = collector();
    expect(checkName(name, problems)).toBe(name);
    expect(problems.all).toEqual([]);
  });

  test.each([
    '',
    '-redis',
    'redis-',
    'Redis',
    'my_redis',
    'a/b',
    'a b',
    'redis\n',
    'a.b',
    'a'.repeat(51),
    'r',
    UNKNOWN,
  ])('%p is refused', (name) => {
    const problems = collector();
    expect(checkName(name, problems)).toBeUndefined();
    expect(problems.all.map(({ id }) => id)).toEqual(['bad-name']);
  });
});

describe('an image', () => {
  test.each([
    'redis:7.0.15',
    'registry.example.com:5000/library/redis:7.0.15',
    `redis@sha256:${'0'.repeat(64)}`,
    `redis:7.0.15@sha256:${'a'.repeat(64)}`,
  ])('%p is accepted', (image) => {
    const problems = collector();
    expect(checkImage(image, problems, CONTEXT)).toBe(image);
    expect(problems.all).toEqual([]);
  });

  test.each([
    '',
    ' redis',
    'redis',
    'registry.example.com:5000/library/redis',
    'redis:',
    'redis 7',
    'redis\n',
    '${redis}',
    'redis@sha256:abc',
    'https://example.com/redis',
    'Redis:7.0.15',
    'redis::7',
    'library//redis',
  ])('%p is refused', (image) => {
    const problems = collector();
    expect(checkImage(image, problems, CONTEXT)).toBeUndefined();
    expect(problems.all.map(({ id }) => id)).toEqual(['bad-image']);
  });

  test('that is not a text is refused with the reason', () => {
    const problems = collector();
    const five: unknown = 5;
    expect(checkImage(five as string, problems, CONTEXT)).toBeUndefined();
    expect(problems.all).toEqual([expect.objectContaining({ id: 'bad-image', given: "'5' (not a text)" })]);
  });

  test('is not checked if it is only known at apply', () => {
    const problems = collector();
    expect(checkImage(UNKNOWN, problems, CONTEXT)).toBe(UNKNOWN);
    expect(problems.all).toEqual([]);
  });
});
