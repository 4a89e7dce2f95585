import { checkSparseArrays } from '../../../lib/core/resolve/sparse-arrays';
import { CONTEXT, collector, UNKNOWN } from '../../support/core';

function messages(...directives: [name: string, value: string][]): string[] {
  const problems = collector();
  checkSparseArrays(
    directives.map(([name, value]) => ({ name, value })),
    problems,
    CONTEXT,
  );
  return problems.all.map(({ message, given }) => `${message}: ${given}`);
}

describe('the limits of sparse arrays', () => {
  test('are accepted if kmin is below kmax after each line', () => {
    expect(messages()).toEqual([]);
    expect(messages(['array-sparse-kmin', '9'])).toEqual([]);
    expect(messages(['array-sparse-kmax', '6'])).toEqual([]);
    expect(messages(['array-sparse-kmax', '100'], ['array-sparse-kmin', '"99"'])).toEqual([]);
  });

  test('are accepted in any order if kmax is 0', () => {
    expect(messages(['array-sparse-kmax', '0'], ['array-sparse-kmin', '200'])).toEqual([]);
  });

  test('are refused if one conflicts with the default of the other', () => {
    expect(messages(['array-sparse-kmin', '10'])).toEqual([
      "array-sparse-kmin is not below array-sparse-kmax when the server reads array-sparse-kmin: array-sparse-kmin '10', with array-sparse-kmax 10",
    ]);
    expect(messages(['array-sparse-kmax', '5'])).toHaveLength(1);
  });

  test('are refused in an order that the server rejects', () => {
    expect(messages(['array-sparse-kmin', '99'], ['array-sparse-kmax', '100'])).toHaveLength(1);
  });

  test('are not compared if one is only known at apply', () => {
    expect(messages(['array-sparse-kmin', '99'], ['array-sparse-kmax', UNKNOWN])).toEqual([]);
  });
});
