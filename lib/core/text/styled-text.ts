import type { Tone } from './tone';

/** A text in which some pieces have a tone or are headings. */
export type StyledText = string | readonly (string | StyledPiece)[];

/** A piece of a text with a style. */
export interface StyledPiece {
  readonly text: string;
  readonly style: TextStyle;
}

/** A tone, or the style of a heading. */
export type TextStyle = Tone | 'heading';

/** Adds the colour of a style to a text. */
export type Paint = (text: string, style: TextStyle) => string;

/** Adds no colours. */
export const NO_PAINT: Paint = (text) => text;

/** A piece of a text with a style. */
export function styled(style: TextStyle, text: string): StyledPiece {
  return { text, style };
}

/** The width of the output in a terminal. */
const WIDTH = 100;

/** A text in lines of the width of a terminal, all but the first one indented. Colours do not count as width. */
export function wrapped(text: StyledText, indent: number, paint: Paint = NO_PAINT): string {
  const pieces = (typeof text === 'string' ? [text] : text).map((piece) =>
    typeof piece === 'string' ? styled('plain', piece) : piece,
  );
  const styles = pieces.flatMap((piece) => [...piece.text.split('')].map(() => piece.style));
  const all = pieces.map((piece) => piece.text).join('');
  let start = 0;
  return linesOf(all, indent)
    .map((line) => {
      const shown = painted(line, styles.slice(start, start + line.length), paint);
      start += line.length + 1;
      return shown;
    })
    .join(`\n${' '.repeat(indent)}`);
}

/** The lines of a text. Each replaces one space by a line end. */
function linesOf(text: string, indent: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1];
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** A line whose pieces of the same style are painted together. */
function painted(line: string, styles: readonly TextStyle[], paint: Paint): string {
  let shown = '';
  for (let start = 0; start < line.length; ) {
    const style = styles[start];
    const next = styles.findIndex((other, index) => index > start && other !== style);
    const end = next < 0 ? line.length : next;
    shown += style === 'plain' ? line.slice(start, end) : paint(line.slice(start, end), style);
    start = end;
  }
  return shown;
}
