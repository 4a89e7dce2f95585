import { Token, Tokenization } from 'cdktf';

/** A token of cdktf in a string. */
export const TOKENS = /\$\{TfToken\[[\w:.-]+\]\}/g;

/** Whether a value is only known at apply. A text that only looks like a token of cdktf is a literal. */
export function isToken(value: unknown): boolean {
  if (typeof value !== 'string') return Token.isUnresolved(value);
  return (value.match(TOKENS) ?? []).some((token) => isCreated(() => Tokenization.reverseString(token)));
}

/** Whether a text is the token of a list that is only known at apply. */
export function isListToken(text: string): boolean {
  return isCreated(() => Tokenization.reverseList([text]));
}

/** Whether cdktf created a token. It throws if it did not. */
function isCreated(reverse: () => unknown): boolean {
  try {
    return reverse() !== undefined;
  } catch {
    return false;
  }
}
