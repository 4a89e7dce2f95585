import * as fc from 'fast-check';
import { authLine, DrillKeys, fillLine } from '../../../lib/core/drill/commands';
import { splitArgs } from '../../support/readers/arguments';

const keys = new DrillKeys('0a1b2c3d');

describe('the keys of a drill', () => {
  test('contain its random text and their number', () => {
    expect(keys.set(7)).toBe('SET cdktf-redis:drill:0a1b2c3d:7 7');
    expect(keys.getOne(7)).toBe('GET cdktf-redis:drill:0a1b2c3d:7');
  });

  test.each([0, 1, 99, 100, 101, 12345])(
    'are read and removed, all %d, in lines that every client reads',
    (count) => {
      const read = keys.get(count);
      const names = read.flatMap(({ line }) => line.split(' ').slice(1));
      expect(names).toEqual(
        Array.from({ length: count }, (_, number) => `cdktf-redis:drill:0a1b2c3d:${number}`),
      );
      expect(read.map(({ line }) => line.split(' ').length - 1)).toEqual(
        read.map(({ keys: asked }) => asked),
      );
      expect(keys.remove(count)).toEqual(read.map(({ line }) => line.replace(/^MGET/, 'DEL')));
      expect(read.filter(({ line }) => line.length >= 4096)).toEqual([]);
    },
  );
});

describe('the line of a login', () => {
  test('has no user name below Redis 6.0', () => {
    expect(splitArgs(authLine({ password: 'secret' }))).toEqual(['AUTH', 'secret']);
  });

  test('is one line that redis-cli reads as the same password, for any password', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'binary' }),
        (username, password) => {
          const line = authLine({ username, password });
          expect(line).toMatch(/^[ -~]+$/);
          expect(splitArgs(line)).toEqual(['AUTH', username, password]);
        },
      ),
    );
  });
});

describe('the line that fills memory', () => {
  test('is one command with a script, no keys, and the amount of memory', () => {
    const [command, script, ...rest] = splitArgs(fillLine(256));
    expect([command, ...rest]).toEqual(['EVAL', '0', '256']);
    expect(script).not.toContain('redis.call');
  });
});
