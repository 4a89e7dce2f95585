import { htmlText } from '../text/html-text';
import { STYLES } from './html-styles';

/** A whole document without scripts, which loads nothing from a network. */
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

/** A part of the page with a heading, which a link can lead to. */
export function section(id: string, title: string, body: string): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${htmlText(title)}</h2>
${body}
</section>`;
}
