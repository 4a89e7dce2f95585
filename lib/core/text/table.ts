import { htmlCode, htmlText } from './html-text';
import { markdownCode, markdownText } from './markdown-text';
import type { Tone } from './tone';

/** A table that Markdown and HTML show. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly Cell[])[];
}

/** The content of a cell: pieces in a row. A string is plain text. */
export type Cell = string | readonly (string | Piece)[];

/** A piece of a cell. */
export interface Piece {
  readonly kind: 'code' | 'strong' | 'note' | 'tag' | 'line end';
  readonly text: string;
  /** Of a tag. */
  readonly tone?: Tone;
  /** The sign that Markdown shows before a tag, instead of that of the tone. */
  readonly sign?: string;
}

/** A name, path or address. */
export function code(text: string): Piece {
  return { kind: 'code', text };
}

/** A text that stands out. */
export function strong(text: string): Piece {
  return { kind: 'strong', text };
}

/** A less important text on a line of its own. */
export function note(text: string): Piece {
  return { kind: 'note', text };
}

/** A short text with a colour in HTML, and a sign in Markdown. */
export function tag(tone: Tone, text: string, sign?: string): Piece {
  return { kind: 'tag', tone, text, sign };
}

const LINE_END: Piece = { kind: 'line end', text: '' };

/** Cells as one cell, each on lines of its own. */
export function stacked(cells: readonly Cell[]): Cell {
  return cells.flatMap((cell, index) => [...(index === 0 ? [] : [LINE_END]), ...piecesOf(cell)]);
}

/** Names, paths or addresses in a row. */
export function codes(texts: readonly string[]): Cell {
  return texts.flatMap((text, index) => [...(index === 0 ? [] : [', ']), code(text)]);
}

function piecesOf(cell: Cell): readonly (string | Piece)[] {
  return typeof cell === 'string' ? [cell] : cell;
}

const SIGNS: Readonly<Record<Tone, string>> = { danger: '⚠️', warning: '⚠️', good: '✅', plain: '' };

/** How a kind of piece is written. */
type Writers = Readonly<Record<Piece['kind'], (text: string, piece: Piece) => string>>;

function written(cell: Cell, plain: (text: string) => string, writers: Writers): string {
  return piecesOf(cell)
    .map((piece) => (typeof piece === 'string' ? plain(piece) : writers[piece.kind](piece.text, piece)))
    .join('');
}

const MARKDOWN: Writers = {
  code: markdownCode,
  strong: (text) => `**${markdownText(text)}**`,
  note: (text) => `<br>${markdownText(text)}`,
  tag: (text, { tone = 'plain', sign = SIGNS[tone] }) => {
    const words = tone === 'danger' || tone === 'warning' ? `**${markdownText(text)}**` : markdownText(text);
    return sign === '' ? words : `${sign} ${words}`;
  },
  'line end': () => '<br>',
};

const HTML: Writers = {
  code: htmlCode,
  strong: (text) => `<strong>${htmlText(text)}</strong>`,
  note: (text) => `<br><span class="note">${htmlText(text)}</span>`,
  tag: (text, { tone = 'plain' }) => `<span class="tag ${tone}">${htmlText(text)}</span>`,
  'line end': () => '<br>',
};

/** A cell as Markdown. */
export function markdownCell(cell: Cell): string {
  return written(cell, markdownText, MARKDOWN);
}

/** A cell as HTML. */
export function htmlCell(cell: Cell): string {
  return written(cell, htmlText, HTML);
}

/** A table as Markdown, without its title. */
export function markdownOf({ columns, rows }: Table): string {
  return markdownTable(
    columns.map(markdownText),
    rows.map((row) => row.map(markdownCell)),
  );
}

/** A table whose cells are Markdown. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * A table as HTML. On a narrow screen the rows of a wide table become cards. The roles keep it a table for screen
 * readers.
 */
export function htmlOf({ title, columns, rows }: Table): string {
  const body = rows.map(([first, ...rest]) => {
    const cells = rest.map(
      (cell, index) =>
        `<td role="cell" data-label="${htmlText(columns[index + 1])}"><div>${htmlCell(cell)}</div></td>`,
    );
    return `<tr role="row"><th scope="row" role="rowheader">${htmlCell(first)}</th>${cells.join('')}</tr>`;
  });
  const header = columns.map((column) => `<th scope="col" role="columnheader">${htmlText(column)}</th>`);
  return `<div class="wide" role="region" aria-label="${htmlText(title)}" tabindex="0">
<table role="table"${columns.length > 2 ? ' class="cards"' : ''}>
<caption>${htmlText(title)}</caption>
<thead role="rowgroup"><tr role="row">${header.join('')}</tr></thead>
<tbody role="rowgroup">
${body.join('\n')}
</tbody>
</table>
</div>`;
}
