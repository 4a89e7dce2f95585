import { htmlText } from '../text/html-text';
import { printable } from '../text/printable';
import { shortened, type Typeface, widthOf } from '../text/text-width';
import { type Layout, layoutOf, type PlacedArrow, type PlacedBox } from './diagram-layout';
import type { Security, ServerBox } from './topology';

const BOX = { width: 226, height: 84, padding: 11 };
const GAP = { across: 138, down: 24 };
const PAD = 2;
/** The distance from a box at which an arrow bends, and the radius of the bend. */
const BEND = 16;
const RADIUS = 8;
/** The lines of a box and the labels of arrows. The style sheet of the page colours them. */
const KIND: Typeface = { size: 11 };
const NAME: Typeface = { size: 13, isBold: true };
const DETAIL: Typeface = { size: 11.5 };
const LABEL: Readonly<Record<Security, Typeface>> = {
  tls: { size: 12 },
  private: { size: 12 },
  plaintext: { size: 12, isBold: true },
};
/** Line height. */
const LINE = 1.45;

const KINDS: Readonly<Record<PlacedBox['kind'], string>> = {
  clients: 'clients',
  exposed: 'clients',
  terminator: 'terminator',
  service: 'server',
  replica: 'replica',
  workload: 'workload',
  outside: 'not in this app',
};

const SECURITY: Readonly<Record<Security, string>> = {
  tls: 'with TLS',
  private: 'on a private network or socket',
  plaintext: 'WITHOUT TLS',
};

/**
 * Who can reach what, and how, for the page of a review (its style sheet colours it): a drawing for each server that
 * follows none, so that none has to be cut on paper, with all columns in line.
 */
export function diagramSvgs(servers: readonly ServerBox[]): string {
  const layouts = servers.map((server) => layoutOf([server]));
  const columns = new Set(layouts.flatMap(({ boxes }) => boxes.map(({ column }) => column)));
  const used = [...columns].sort((a, b) => a - b);
  return layouts.map((layout, index) => drawing(layout, servers[index].title, index, used)).join('\n');
}

function drawing(
  { boxes, arrows }: Layout,
  server: string,
  index: number,
  columns: readonly number[],
): string {
  const placeOf = ({ column, row }: PlacedBox) => ({
    x: PAD + columns.indexOf(column) * (BOX.width + GAP.across),
    y: PAD + row * (BOX.height + GAP.down),
  });
  const width = 2 * PAD + columns.length * (BOX.width + GAP.across) - GAP.across;
  const rows = 1 + Math.max(...boxes.map(({ row }) => row));
  const height = 2 * PAD + rows * (BOX.height + GAP.down) - GAP.down;
  const id = `topology-${index + 1}`;
  return `<svg class="topology" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id} ${id}-ways">
<title id="${id}">Who can reach ${htmlText(server)}, and how</title>
<desc id="${id}-ways">${htmlText(arrows.map(sentenceOf).join(' '))}</desc>
${index > 0 ? '' : `<defs>${['tls', 'private', 'plaintext'].map(arrowHead).join('')}</defs>\n`}${arrows.map((arrow) => arrowSvg(arrow, placeOf)).join('\n')}
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
  { from, to, link, labelled, isLabelledBelow, port, ports }: PlacedArrow,
  placeOf: (box: PlacedBox) => Point,
): string {
  const source = placeOf(from);
  const target = placeOf(to);
  const start = { x: source.x + BOX.width, y: source.y + BOX.height / 2 };
  const end = { x: target.x - 2, y: target.y + (BOX.height * (port + 1)) / (ports + 1) };
  const bend = labelled === 'start' ? end.x - BEND - ((ports - 1 - port) * BEND) / ports : start.x + BEND;
  const middle = labelled === 'start' ? start.x + GAP.across / 2 : end.x - GAP.across / 2;
  const line = labelled === 'start' ? start.y : end.y;
  return `<path class="arrow ${link.security}" marker-end="url(#head-${link.security})" d="${elbow(start, end, bend)}"/>
${labelSvg(link, { x: middle - 3, y: isLabelledBelow ? line + 17 : line - 9 })}`;
}

/** Across, down or up, and across again, with round corners. */
function elbow(start: Point, end: Point, bend: number): string {
  const rise = end.y - start.y;
  if (rise === 0) return `M${start.x} ${start.y}H${end.x}`;
  const radius = Math.min(RADIUS, Math.abs(rise) / 2);
  const step = Math.sign(rise) * radius;
  return `M${start.x} ${start.y}H${rounded(bend - radius)}q${radius} 0 ${radius} ${step}V${rounded(end.y - step)}q0 ${step} ${radius} ${step}H${end.x}`;
}

/** Pixels with one decimal. */
function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function labelSvg({ security, label }: PlacedArrow['link'], { x, y }: Point): string {
  const icon = security === 'private' ? 0 : 16;
  const left = Math.round(x - (widthOf(label, LABEL[security]) + icon) / 2);
  return `${iconSvg(security, { x: left, y: y - 10 })}<text class="label ${security}" x="${left + icon}" y="${y}" font-size="${LABEL[security].size}">${htmlText(label)}</text>`;
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
  const lines = [
    { name: 'kind', text: KINDS[kind], typeface: KIND },
    { name: 'name', text: title, typeface: NAME },
    ...details.map((text) => ({ name: 'detail', text, typeface: DETAIL })),
  ];
  const heights = lines.map(({ typeface: { size } }) => size * LINE);
  const top = (BOX.height - heights.reduce((sum, height) => sum + height, 0)) / 2;
  const texts = lines.map(({ name, text, typeface }, index) => {
    const base = heights.slice(0, index).reduce((sum, height) => sum + height, top) + typeface.size * 1.1;
    const shown = shortened(printable(text), BOX.width - 2 * BOX.padding, typeface);
    return `<text class="${name}" x="${BOX.padding}" y="${rounded(base)}" font-size="${typeface.size}">${htmlText(shown)}</text>`;
  });
  return `<g class="box ${kind}" transform="translate(${x} ${y})"><title>${htmlText([title, ...details].join(', '))}</title><rect width="${BOX.width}" height="${BOX.height}" rx="10"/>${texts.join('')}</g>`;
}
