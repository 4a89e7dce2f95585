import { clashes, type Reservation } from '../../../lib/core/problems/clashes';

function reservation(path: string, overrides: Partial<Reservation> = {}): Reservation {
  return { path, stack: 'test', engine: 'docker ', names: [path], listeners: [], ...overrides };
}

function on(address: string, port = 6380): Pick<Reservation, 'listeners'> {
  return { listeners: [{ address, port }] };
}

describe('two reservations', () => {
  test('clash over a name', () => {
    expect(clashes([reservation('a', { names: ['redis'] }), reservation('b', { names: ['redis'] })])).toEqual(
      [
        expect.objectContaining({
          id: 'name-taken',
          path: 'b',
          message: 'a has the same name',
          given: "'redis'",
        }),
      ],
    );
  });

  test('clash over any of their names, each pair once', () => {
    const first = reservation('a', { names: ['redis', 'redis-config'] });
    expect(clashes([first, reservation('b', { names: ['redis-config', 'redis-config-config'] })])).toEqual([
      expect.objectContaining({ id: 'name-taken', path: 'b', given: "'redis-config'" }),
    ]);
    expect(clashes([first, reservation('b', { names: ['redis', 'redis-config'] })])).toEqual([
      expect.objectContaining({ id: 'name-taken', path: 'b', given: "'redis'" }),
    ]);
    expect(clashes([first, reservation('b', { names: ['redis-config2'] })])).toEqual([]);
  });

  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['10.1.2.3', '0.0.0.0'],
    ['::', '::1'],
  ])('clash over a port when one listens on %s and one on %s', (first, second) => {
    expect(clashes([reservation('a', on(first)), reservation('b', on(second))])).toEqual([
      expect.objectContaining({ id: 'port-taken', path: 'b', given: `${second} port 6380` }),
    ]);
  });

  test('do not clash over a port on two addresses, or two ports on one address', () => {
    expect(clashes([reservation('a', on('127.0.0.1')), reservation('b', on('10.1.2.3'))])).toEqual([]);
    expect(clashes([reservation('a', on('127.0.0.1')), reservation('b', on('127.0.0.1', 6381))])).toEqual([]);
  });

  test('do not clash when they are for two engines', () => {
    const other = { engine: 'docker test/remote' };
    expect(
      clashes([
        reservation('a', { names: ['redis'], ...on('127.0.0.1') }),
        reservation('b', { names: ['redis'], ...other }),
      ]),
    ).toEqual([]);
  });

  test('of two stacks clash over a name, and not over a port: they can be meant for two machines', () => {
    const other = { stack: 'other', names: ['redis'], ...on('127.0.0.1') };
    expect(
      clashes([reservation('a', { names: ['redis'], ...on('127.0.0.1') }), reservation('b', other)]),
    ).toEqual([expect.objectContaining({ id: 'name-taken', path: 'b' })]);
  });

  test('are each compared with all before them', () => {
    const all = ['a', 'b', 'c'].map((path) => reservation(path, { names: ['redis'] }));
    expect(clashes(all).map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'b: a has the same name',
      'c: a has the same name',
      'c: b has the same name',
    ]);
  });
});
