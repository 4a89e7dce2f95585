import { htmlCode, htmlText } from '../text/html-text';
import type { Box, Link, ServerBox, Way } from './topology';

/** A box on a path, with the connection to the next one. The last box has none. */
interface Step extends Box {
  readonly kind: string;
  readonly next?: Link;
}

/**
 * The diagram for narrow screens: a list of paths, from clients to the server, and from a server to each one that follows it.
 * Each path is drawn from top to bottom.
 */
export function diagramPaths(servers: readonly ServerBox[]): string {
  const paths = servers.flatMap(pathsOf);
  return `<ul class="paths">
${paths.map((steps) => `<li>${steps.map(stepHtml).join('')}</li>`).join('\n')}
</ul>`;
}

function pathsOf(server: ServerBox): readonly (readonly Step[])[] {
  const { ways, followers } = server;
  const isAlone = ways.length + followers.length === 0 && server.kind !== 'replica';
  const terminators = new Map(
    ways.flatMap(({ terminator }) => (terminator ? [[terminator.path, terminator]] : [])),
  );
  return [
    ...(isAlone ? [[server]] : ways.map((way) => pathOf(way, server))),
    ...followers.flatMap(({ server: follower, link, via }) => {
      const from = terminators.get(via ?? '');
      const start: Step = from ? { ...from, kind: 'terminator', next: link } : { ...server, next: link };
      return [[start, follower], ...pathsOf(follower)];
    }),
  ];
}

function pathOf({ clients, link, terminator }: Way, server: ServerBox): readonly Step[] {
  const start = { ...clients, kind: link.security === 'plaintext' ? 'exposed' : 'clients', next: link };
  return [
    start,
    ...(terminator ? [{ ...terminator, kind: 'terminator', next: terminator.link }] : []),
    server,
  ];
}

function stepHtml({ kind, title, details, next }: Step): string {
  const name = kind === 'clients' || kind === 'exposed' ? htmlText(title) : htmlCode(title);
  const box = `<div class="step ${kind}"><strong>${name}</strong>${details.map((text) => `<br>${htmlText(text)}`).join('')}</div>`;
  if (next === undefined) return box;
  return `${box}<div class="wire ${next.security}">↓ ${htmlText(wireText(next))}</div>`;
}

/** A connection in words, which do not depend on its colour. */
function wireText({ security, label }: Link): string {
  return security === 'tls' && !label.startsWith('TLS') ? `${label}, with TLS` : label;
}
