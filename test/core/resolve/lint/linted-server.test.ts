import { FurtherDirectives } from '../../../../lib/core/resolve/lint/linted-server';

import { UNKNOWN } from '../../../support/core';

const directives = new FurtherDirectives([
  { name: 'client-output-buffer-limit', value: 'replica "256mb" 64mb 60' },
  { name: 'min-slaves-to-write', value: '1' },
  { name: 'min-replicas-to-write', value: '2' },
  { name: 'activedefrag', value: '"YES"' },
  { name: 'repl-backlog-size', value: '16mb' },
  { name: 'repl-timeout', value: UNKNOWN },
  { name: 'proc-title-template', value: '""' },
]);

describe('the additional directives of a server', () => {
  test('are read as words without quotes', () => {
    expect(directives.words('client-output-buffer-limit')).toEqual(['replica', '256mb', '64mb', '60']);
    expect(directives.word('activedefrag')).toBe('yes');
    expect(directives.words('proc-title-template')).toEqual([]);
    expect(directives.word('proc-title-template')).toBeUndefined();
  });

  test('use the last line of two names', () => {
    expect(directives.integer('min-replicas-to-write', 'min-slaves-to-write')).toBe(2);
    expect(directives.integer('min-slaves-to-write', 'min-replicas-to-write')).toBe(2);
    expect(directives.integer('min-slaves-to-write')).toBe(1);
  });

  test('are undefined if they are not set', () => {
    expect(directives.words('hz')).toBeUndefined();
    expect(directives.word('hz')).toBeUndefined();
    expect(directives.integer('hz')).toBeUndefined();
    expect(directives.bytes('hz')).toBeUndefined();
  });

  test('are NaN if the value is only known at apply, or is not a number', () => {
    expect(directives.bytes('repl-backlog-size')).toBe(16777216);
    expect(directives.integer('repl-backlog-size')).toBeNaN();
    expect(directives.integer('repl-timeout')).toBeNaN();
    expect(directives.bytes('repl-timeout')).toBeNaN();
    expect(directives.integer('proc-title-template')).toBeNaN();
  });
});
