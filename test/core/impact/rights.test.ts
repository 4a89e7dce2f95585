import { compareRights } from '../../../lib/core/impact/rights';

const OPPOSITE = { wider: 'narrower', narrower: 'wider', same: 'same', other: 'other' };

describe('the rights of a user', () => {
  test.each([
    ['~a +get', '~a +get', 'same'],
    ['~a ~b +get', '~b ~a +get', 'same'],
    ['~a +get', '~a ~b +get', 'wider'],
    ['~a +get', '~* +get', 'wider'],
    ['%R~a +get', '~* +get', 'wider'],
    ['~* ~a +get', '~* +get', 'same'],
    ['~a +get', '~b +get', 'other'],
    ['&a', '&a &b', 'wider'],
    ['', '&*', 'wider'],
    ['+@all -@admin', '+@all', 'wider'],
    ['+get', '+@all', 'wider'],
    ['+@all -@admin', '+@all -@admin -@dangerous', 'narrower'],
    ['+get', '+get +set', 'wider'],
    ['+get', '+set', 'other'],
    ['+@all -@admin +keys', '+@all -@admin -@dangerous', 'other'],
    ['~a +get', '~a ~b +get -set', 'other'],
    ['~a +get', '~a ~b +get +set', 'wider'],
    ['+@all', '', 'narrower'],
  ])('from %j to %j are %s', (before, after, rights) => {
    const [was, is] = [before, after].map((rules) => rules.split(' ').filter((rule) => rule !== ''));
    expect(compareRights(was, is)).toBe(rights);
    expect(compareRights(is, was)).toBe(OPPOSITE[rights as keyof typeof OPPOSITE]);
  });
});
