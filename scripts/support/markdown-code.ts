/** Formats text as code in Markdown. */
export function code(word: string): string {
  return `\`${word}\``;
}
