/** A word as code. */
export function code(word: string): string {
  return `\`${word}\``;
}
