import { SAME_SETTING } from '../../../lib/core/catalog/directive-aliases';
import { valueKindOf } from '../../../lib/core/catalog/directive-lookup';
import { DIRECTIVE_VALUES } from '../../../lib/core/catalog/directive-values';
import { DIRECTIVES } from '../../../lib/core/catalog/directives';
import { INT, integer, LONG, word } from '../../../lib/core/catalog/value-kinds';
import { OWNED_DIRECTIVES } from '../../../lib/core/resolve/owned-directives';

const names = DIRECTIVES.map(({ name }) => name);
const valued = [...DIRECTIVE_VALUES.keys(), ...SAME_SETTING.keys()];

describe('the values of directives', () => {
  test('exist for every directive that a user can set, and for no other', () => {
    expect([...valued].sort()).toEqual(names.filter((name) => !OWNED_DIRECTIVES.has(name)));
  });

  test('are sorted by name', () => {
    expect([...DIRECTIVE_VALUES.keys()]).toEqual([...DIRECTIVE_VALUES.keys()].sort());
    expect([...SAME_SETTING.keys()]).toEqual([...SAME_SETTING.keys()].sort());
  });

  test('are shared by names of the same setting', () => {
    expect([...SAME_SETTING.values()].filter((name) => !DIRECTIVE_VALUES.has(name))).toEqual([]);
    expect(valueKindOf('redis', '7.0', 'slave-priority')).toBe(
      valueKindOf('redis', '7.0', 'replica-priority'),
    );
  });

  test.each([
    ['redis', '7.2', integer(1, INT)],
    ['redis', '7.4', integer(1, 64)],
    ['redis', '8.10', integer(1, 64)],
    ['valkey', '7.2', integer(1, INT)],
    ['valkey', '8.0', integer(1, 64)],
  ] as const)('change with the lines of each engine: maxmemory-samples of %s %s', (engine, line, kind) => {
    expect(valueKindOf(engine, line, 'maxmemory-samples')).toEqual(kind);
  });

  test('are those of Redis 7.2 in all lines of Valkey', () => {
    expect(valueKindOf('redis', '5.0', 'slowlog-log-slower-than')).toEqual(integer(-LONG - 1n, LONG));
    expect(valueKindOf('valkey', '7.2', 'slowlog-log-slower-than')).toEqual(integer(-1, LONG));
    expect(valueKindOf('valkey', '9.1', 'repl-diskless-load')).toEqual(
      word('disabled', 'on-empty-db', 'swapdb', 'flush-before-load'),
    );
  });

  test('do not exist for directives that the library sets, nor for a property of every object', () => {
    expect(valueKindOf('redis', '7.0', 'save')).toBeUndefined();
    expect(valueKindOf('redis', '7.0', 'constructor')).toBeUndefined();
  });
});
