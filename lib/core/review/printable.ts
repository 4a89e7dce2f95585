/**
 * A text of the review as one line of visible characters: line ends and tabs become blanks; control characters, those
 * that turn the direction of text around, and halves of characters become a mark that stands for them.
 */
export function printable(text: string): string {
  return text.replace(/\r?\n|\t/g, ' ').replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd');
}
