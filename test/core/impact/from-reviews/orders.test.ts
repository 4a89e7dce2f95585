import {
  along,
  byMembers,
  byNumber,
  DURABILITY,
  reversed,
  together,
} from '../../../../lib/core/impact/from-reviews/orders';
import { AUDIENCES } from '../../../../lib/core/platform/audience';

describe('an order', () => {
  test('tells what is stronger by its place, and nothing of what is not on it', () => {
    expect(along(['low', 'high'], 'low', 'high')).toBe('stronger');
    expect(along(['low', 'high'], 'high', 'low')).toBe('weaker');
    expect(along(['low', 'high'], 'low', 'low')).toBe('changed');
    expect(along(['low', 'high'], 'low', 'other')).toBe('changed');
    expect(along(['low', 'high'], 'other', 'high')).toBe('changed');
  });

  test('of flavors and of audiences is not that of their letters', () => {
    expect(DURABILITY).toEqual(['NO PERSISTENCE', 'RDB-Only Persistence', 'AOF + RDB']);
    expect(AUDIENCES).toEqual([
      'every network of the host',
      'who reaches its load balancer',
      'who reaches a node of its cluster',
      'who reaches its address',
      'hosts on the same link before Docker 28',
      'this host only',
      'this host at the address of the container',
      'pods of its cluster',
      'containers on its network',
      'the node of its pod',
      'admitted pods',
      'private network',
    ]);
  });

  test.each([
    [1, 2, 'stronger'],
    [10, 9, 'weaker'],
    [3, 3, 'changed'],
  ])('of numbers: from %d to %d is %s', (before, after, tendency) => {
    expect(byNumber(before, after)).toBe(tendency);
  });

  test.each([
    [[], ['a'], 'stronger'],
    [['a', 'b'], ['b'], 'weaker'],
    [['a'], ['b'], 'changed'],
    [['a', 'b'], ['b', 'a'], 'changed'],
  ])('of members: from %j to %j is %s', (before, after, tendency) => {
    expect(byMembers(before, after)).toBe(tendency);
  });

  test('of several sides is theirs, unless they contradict each other', () => {
    expect(together('stronger', 'changed', 'stronger')).toBe('stronger');
    expect(together('changed', 'weaker')).toBe('weaker');
    expect(together('stronger', 'weaker')).toBe('changed');
    expect(together('changed')).toBe('changed');
  });

  test('can be read the other way round', () => {
    expect((['stronger', 'weaker', 'changed', 'exposed'] as const).map(reversed)).toEqual([
      'weaker',
      'stronger',
      'changed',
      'exposed',
    ]);
  });
});
