import { nearestName } from '../../../lib/core/catalog/nearest-name';

describe('the nearest name', () => {
  test.each([
    ['apendonly', 'appendonly'],
    ['tiemout', 'timeout'],
    ['timeout', 'timeout'],
  ])('to %s is %s', (wanted, nearest) => {
    expect(nearestName(wanted, ['appendonly', 'save', 'timeout'])).toBe(nearest);
  });

  test('is the first among equals', () => {
    expect(nearestName('ab', ['abx', 'aby'])).toBe('abx');
  });

  test('is undefined if every name differs by more than two letters and a third of the name', () => {
    expect(nearestName('frobnicate', ['appendonly', 'timeout'])).toBeUndefined();
    expect(nearestName('anything', [])).toBeUndefined();
  });
});
