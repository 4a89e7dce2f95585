import { Token, Tokenization } from 'cdktf';

/** How cdktf writes a token into a string. */
export const TOKENS = /\$\{TfToken\[[\w:.-]+\]\}/g;

/** Whether a value is only known at apply. A text that merely looks like a token of cdktf is a literal. */
export function isToken(value: unknown): boolean {
  if (typeof value !== 'string') return Token.isUnresolved(value);
  return (value.match(TOKENS) ?? []).some((token) => isMade(() => Tokenization.reverseString(token)));
}

/** Whether a text is a list that is only known at apply, as cdktf writes it into a list. */
export function isListToken(text: string): boolean {
  return isMade(() => Tokenization.reverseList([text]));
}

/** cdktf knows the tokens that it made, and throws at any other. */
function isMade(reverse: () => unknown): boolean {
  try {
    return reverse() !== undefined;
  } catch {
    return false;
  }
}
