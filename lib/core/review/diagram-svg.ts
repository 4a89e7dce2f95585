import { printable } from '../printable';
import { layoutOf, type PlacedArrow, type PlacedBox } from './diagram-layout';
import { htmlText } from './html-text';
import type { Security, ServerBox } from './topology';

const BOX = { width: 210, height: 78 };
const GAP = { across: 130, down: 26 };
const PAD = 14;
/** How far from a box an arrow bends, and how round. */
const BEND = 16;
const RADIUS = 8;
/** About as wide as a character of a label is. */
const CHARACTER = 6.2;
const LONGEST = { title: 26, detail: 32 };

const KINDS: Readonly<Record<PlacedBox['kind'], string>> = {
  clients: 'clients',
  exposed: 'clients',
  terminator: 'terminator',
  service: 'server',
  replica: 'replica',
  outside: 'elsewhere',
};

const SECURITY: Readonly<Record<Security, string>> = {
  tls: 'with TLS',
  private: 'on a private network or socket',
  plaintext: 'WITHOUT TLS',
};

/** Who reaches what over what, as a drawing for the page of a review, whose style sheet colours it. */
export function diagramSvg(servers: readonly ServerBox[]): string {
  const { boxes, arrows } = layoutOf(servers);
  const used = [...new Set(boxes.map(({ column }) => column))].sort((a, b) => a - b);
  const placeOf = ({ column, row }: PlacedBox) => ({
    x: PAD + used.indexOf(column) * (BOX.width + GAP.across),
    y: PAD + row * (BOX.height + GAP.down),
  });
  const width = 2 * PAD + used.length * (BOX.width + GAP.across) - GAP.across;
  const rows = 1 + Math.max(-1, ...boxes.map(({ row }) => row));
  const height = 2 * PAD + rows * (BOX.height + GAP.down) - GAP.down;
  return `<svg class="topology" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="topology-title topology-desc">
<title id="topology-title">Who reaches what, and how</title>
<desc id="topology-desc">${htmlText(arrows.map(sentenceOf).join(' '))}</desc>
<defs>${['tls', 'private', 'plaintext'].map(arrowHead).join('')}</defs>
${arrows.map((arrow) => arrowSvg(arrow, placeOf)).join('\n')}
${boxes.map((box) => boxSvg(box, placeOf(box))).join('\n')}
</svg>`;
}

function sentenceOf({ from, to, link: { security, label } }: PlacedArrow): string {
  return `${from.title} to ${to.title}: ${label}, ${SECURITY[security]}.`;
}

function arrowHead(security: string): string {
  return `<marker id="head-${security}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path class="head ${security}" d="M0 0 8 4 0 8z"/></marker>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function arrowSvg(
  { from, to, link, labelled, port, ports }: PlacedArrow,
  placeOf: (box: PlacedBox) => Point,
): string {
  const source = placeOf(from);
  const target = placeOf(to);
  const start = { x: source.x + BOX.width, y: source.y + BOX.height / 2 };
  const end = { x: target.x - 2, y: target.y + (BOX.height * (port + 1)) / (ports + 1) };
  const bend = labelled === 'start' ? end.x - BEND - 4 : start.x + BEND;
  const middle = labelled === 'start' ? start.x + GAP.across / 2 : end.x - GAP.across / 2;
  const isBelow = labelled === 'end' && ports > 1;
  const line = labelled === 'start' ? start.y : end.y;
  return `<path class="arrow ${link.security}" marker-end="url(#head-${link.security})" d="${elbow(start, end, bend)}"/>
${labelSvg(link, { x: middle - 3, y: isBelow ? line + 17 : line - 9 })}`;
}

/** Across, down or up, and across again, with round corners. */
function elbow(start: Point, end: Point, bend: number): string {
  const rise = end.y - start.y;
  if (rise === 0) return `M${start.x} ${start.y}H${end.x}`;
  const radius = Math.min(RADIUS, Math.abs(rise) / 2);
  const step = Math.sign(rise) * radius;
  return `M${start.x} ${start.y}H${bend - radius}q${radius} 0 ${radius} ${step}V${end.y - step}q0 ${step} ${radius} ${step}H${end.x}`;
}

function labelSvg({ security, label }: PlacedArrow['link'], { x, y }: Point): string {
  const icon = security === 'private' ? 0 : 16;
  const left = Math.round(x - (label.length * CHARACTER + icon) / 2);
  return `${iconSvg(security, { x: left, y: y - 10 })}<text class="label ${security}" x="${left + icon}" y="${y}">${htmlText(label)}</text>`;
}

function iconSvg(security: Security, { x, y }: Point): string {
  if (security === 'private') return '';
  const path =
    security === 'tls'
      ? 'M2 5V4a3.5 3.5 0 0 1 7 0v1h1v6H1V5zm1.5 0h4V4a2 2 0 0 0-4 0z'
      : 'M6 0 12 11H0zM5.3 4v3.6h1.4V4zm0 4.4v1.4h1.4V8.4z';
  return `<path class="icon ${security}" fill-rule="evenodd" transform="translate(${x} ${y})" d="${path}"/>`;
}

function boxSvg({ kind, title, details }: PlacedBox, { x, y }: Point): string {
  const lines = details.map(
    (detail, index) =>
      `<text class="detail" x="14" y="${57 + 14 * index}">${htmlText(shortened(detail, LONGEST.detail))}</text>`,
  );
  return `<g class="box ${kind}" transform="translate(${x} ${y})"><title>${htmlText([title, ...details].join(', '))}</title><rect width="${BOX.width}" height="${BOX.height}" rx="10"/><text class="kind" x="14" y="20">${KINDS[kind]}</text><text class="name" x="14" y="39">${htmlText(shortened(title, LONGEST.title))}</text>${lines.join('')}</g>`;
}

/** The end of a text that is too long: paths differ there. */
function shortened(text: string, longest: number): string {
  const characters = [...printable(text)];
  return characters.length <= longest ? characters.join('') : `…${characters.slice(1 - longest).join('')}`;
}
