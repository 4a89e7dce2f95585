import { lintFollowers } from '../../../../lib/core/resolve/lint/replication';

import { specOf, UNKNOWN } from '../../../support/core';

function messages(directives: { [name: string]: string }, followers: number, versionString = '7.2-aof') {
  return lintFollowers('test/Redis', specOf({ versionString, directives }), followers).map(
    ({ message }) => message,
  );
}

describe('a write that waits for replicas', () => {
  test('causes a warning without replicas, with the number', () => {
    expect(messages({ 'min-replicas-to-write': '1' }, 0)).toEqual([
      'each write needs 1 replica, but the service has none in this app, so Redis would reject every write',
    ]);
  });

  test('causes a warning with too few replicas, with both numbers', () => {
    expect(messages({ 'min-replicas-to-write': '3' }, 2)).toEqual([
      'each write needs 3 replicas, but the service has only 2 in this app, so Redis would reject every write',
    ]);
  });

  test('causes no warning with enough replicas, or if it waits for none', () => {
    expect(messages({ 'min-replicas-to-write': '2' }, 2)).toEqual([]);
    expect(messages({ 'min-replicas-to-write': '2' }, 3)).toEqual([]);
    expect(messages({ 'min-replicas-to-write': '0' }, 0)).toEqual([]);
    expect(messages({}, 0)).toEqual([]);
  });

  test('is found by its old name', () => {
    expect(messages({ 'min-slaves-to-write': '1' }, 0, '4.0-aof')).toHaveLength(1);
  });

  test('waits for none if the maximum lag is 0', () => {
    expect(messages({ 'min-replicas-to-write': '1', 'min-replicas-max-lag': '0' }, 0)).toEqual([]);
    expect(messages({ 'min-replicas-to-write': '1', 'min-replicas-max-lag': '5' }, 0)).toHaveLength(1);
  });

  test('causes no warning if the number is only known at apply', () => {
    expect(messages({ 'min-replicas-to-write': UNKNOWN }, 0)).toEqual([]);
  });
});
