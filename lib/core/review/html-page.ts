import { htmlText } from '../text/html-text';
import { STYLES } from './html-styles';

/** How good something is, for its colour. Words say it too. */
export type Tone = 'good' | 'mid' | 'bad' | 'plain';

/** A whole document, complete in itself: no script, and nothing that is asked of a network. */
export function page(title: string, header: string, main: string, footer: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="cdktf-redis">
<title>${htmlText(title)}</title>
<style>
${STYLES}</style>
</head>
<body>
<header>
${header}
</header>
<main>
${main}
</main>
<footer>
${footer}
</footer>
</body>
</html>
`;
}

/** A part of the page with a heading and a place to jump to. */
export function section(id: string, title: string, body: string): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${htmlText(title)}</h2>
${body}
</section>`;
}

/**
 * A table; the first cell of each row is its header. Cells are HTML, headers are text. On a narrow screen the rows of
 * a broad table become cards: the roles keep it a table for those who listen to it.
 */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const body = rows.map(
    ([first, ...rest]) =>
      `<tr role="row"><th scope="row" role="rowheader">${first}</th>${rest.map((cell, index) => `<td role="cell" data-label="${htmlText(header[index + 1])}"><div>${cell}</div></td>`).join('')}</tr>`,
  );
  return `<div class="wide" role="region" aria-label="${htmlText(caption)}" tabindex="0">
<table role="table"${header.length > 2 ? ' class="cards"' : ''}>
<caption>${htmlText(caption)}</caption>
<thead role="rowgroup"><tr role="row">${header.map((title) => `<th scope="col" role="columnheader">${htmlText(title)}</th>`).join('')}</tr></thead>
<tbody role="rowgroup">
${body.join('\n')}
</tbody>
</table>
</div>`;
}

/** A short word with a colour. */
export function tag(tone: Tone, text: string): string {
  return `<span class="tag ${tone}">${htmlText(text)}</span>`;
}
