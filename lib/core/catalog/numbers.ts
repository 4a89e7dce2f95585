/** Compares versions such as `7.0` and `10.0.1` number by number: below zero when the left one is earlier. */
export function compareNumbers(left: string, right: string): number {
  const leftNumbers = left.split('.').map(Number);
  const rightNumbers = right.split('.').map(Number);
  for (let index = 0; index < Math.min(leftNumbers.length, rightNumbers.length); index++) {
    if (leftNumbers[index] !== rightNumbers[index]) return leftNumbers[index] - rightNumbers[index];
  }
  return 0;
}
