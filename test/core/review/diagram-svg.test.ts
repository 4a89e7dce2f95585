import { layoutOf } from '../../../lib/core/review/diagram-layout';
import { diagramSvgs } from '../../../lib/core/review/diagram-svg';
import { merged } from '../../../lib/core/review/merged';
import { type ServerBox, topologyOf, type Way } from '../../../lib/core/review/topology';
import { hostileReview, sampleReviews } from '../../support/review-sample';

const servers = topologyOf(merged(sampleReviews()));
const svg = diagramSvgs(servers);

function way(name: string): Way {
  return {
    clients: { title: `clients of ${name}`, details: [] },
    link: { security: 'tls', label: 'TLS 1.3' },
    terminator: { title: name, path: name, details: [], link: { security: 'private', label: 'unix socket' } },
  };
}

function server(title: string, ways: readonly string[], followers: readonly ServerBox[] = []): ServerBox {
  return {
    kind: 'service',
    title,
    details: [],
    ways: ways.map(way),
    followers: followers.map((follower, index) => ({
      server: follower,
      link: { security: 'private', label: 'replication' },
      via: index === 0 ? (ways[0] ?? null) : null,
    })),
  };
}

const CROWDED = [
  server(
    'a',
    ['a1', 'a2'],
    [
      server('b', ['b1', 'b2', 'b3'], [server('c', []), server('d', ['d1'])]),
      server('e', []),
      server('f', ['f1']),
    ],
  ),
  server('g', [], [server('h', [])]),
  server('i', ['i1']),
];

describe('the diagram', () => {
  test('has a name and a description for screen readers', () => {
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="topology-1 topology-1-ways">/);
    expect(svg).toContain('<title id="topology-1">Who can reach legacy/Old, and how</title>');
    expect(svg).toContain('prod/Tls to prod/FarReplica: replication, with TLS.');
    expect(svg).toContain('Every network of the host to prod/Cache: without TLS, WITHOUT TLS.');
  });

  test('is one drawing for each server that follows no other one, with aligned columns', () => {
    expect(svg.match(/<title id="topology-\d">/g)).toHaveLength(servers.length);
    const [first, ...rest] =
      svg.match(/<svg [^>]*viewBox="0 0 \d+/g)?.map((start) => start.replace(/.*viewBox/, '')) ?? [];
    expect(rest.filter((width) => width !== first)).toEqual([]);
    expect(svg.match(/<marker/g)).toHaveLength(3);
  });

  test('marks TLS with a lock and plaintext with a warning sign, next to the words', () => {
    expect(svg.match(/<path class="icon tls"/g)).toHaveLength(4);
    expect(svg.match(/<path class="icon plaintext"/g)).toHaveLength(1);
  });

  test('shows the full name in a tooltip if it does not fit into its box', () => {
    const long = `prod/${'Deep/'.repeat(20)}Redis`;
    const drawn = diagramSvgs([{ ...server(long, []), kind: 'service' }]);
    expect(drawn).toContain(`<title>${long}</title>`);
    expect(drawn).toMatch(/<text class="name"[^>]*>…[^<]{15,30}<\/text>/);
  });

  test('is the same every time', () => {
    expect(diagramSvgs(topologyOf(merged(sampleReviews())))).toBe(svg);
  });

  test('escapes hostile names', () => {
    const drawn = diagramSvgs(topologyOf(merged([hostileReview()])));
    const names = (text: string) => new Set(text.match(/<\/?[a-zA-Z!]+/g));
    expect(names(drawn)).toEqual(names(svg));
    expect(drawn.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>"']/);
  });

  test('contains only valid numbers', () => {
    expect(diagramSvgs(CROWDED)).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe.each([
  ['the sample', servers],
  ['a crowded app', CROWDED],
])('the layout of %s', (_, some) => {
  const { boxes, arrows } = layoutOf(some);

  test('has no overlapping boxes', () => {
    expect(new Set(boxes.map(({ column, row }) => `${column} ${row}`)).size).toBe(boxes.length);
  });

  test('has no arrow through a box', () => {
    const through = arrows.flatMap(({ from, to, labelled }) => {
      const row = labelled === 'start' ? from.row : to.row;
      return boxes.filter(
        (box) =>
          box.row === row && box.column > from.column && box.column < to.column && from.column < to.column,
      );
    });
    expect(through).toEqual([]);
  });

  test('has no two arrows that end at the same point', () => {
    const ends = arrows.map(({ to: { column, row }, port }) => `${column} ${row} ${port}`);
    expect(new Set(ends).size).toBe(arrows.length);
    expect(arrows.filter(({ port, ports }) => port >= ports)).toEqual([]);
  });

  test('has only arrows to the right', () => {
    expect(arrows.filter(({ from, to }) => from.column >= to.column)).toEqual([]);
  });
});
