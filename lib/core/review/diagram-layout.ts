import type { Box, Link, ServerBox } from './topology';

/** A box of the diagram. */
export interface PlacedBox extends Box {
  readonly kind: 'clients' | 'exposed' | 'terminator' | ServerBox['kind'];
  readonly column: number;
  readonly row: number;
}

/** An arrow of the diagram. `port` says which of the `ports` arrows at its end it is. */
export interface PlacedArrow {
  readonly from: PlacedBox;
  readonly to: PlacedBox;
  readonly link: Link;
  /** The end that has its own row. The label is there, and the arrow bends at the other end. */
  readonly labelled: 'start' | 'end';
  /** Whether the label is below the arrow, because the arrow from the primary is above it. */
  readonly isLabelledBelow: boolean;
  readonly port: number;
  readonly ports: number;
}

/** The positions of the boxes: clients in column 0, terminators in 1, servers in 2, and their followers to the right. */
export interface Layout {
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}

const CLIENTS = 0;
const TERMINATOR = 1;
const SERVER = 2;

/** Places every box so that no arrow crosses a box. */
export function layoutOf(servers: readonly ServerBox[]): Layout {
  const grid = new Grid();
  for (const server of servers) grid.addTree(server);
  return { boxes: grid.boxes, arrows: grid.arrows };
}

/** The arrow from the primary. */
interface Incoming {
  readonly from: PlacedBox;
  readonly link: Link;
  readonly isAround: boolean;
}

class Grid {
  public readonly boxes: PlacedBox[] = [];
  public readonly arrows: PlacedArrow[] = [];
  /** The first free row of each column. */
  readonly #free: number[] = [];

  public addTree(server: ServerBox): void {
    this.addServer(server, SERVER, Math.max(0, ...this.#free.map((row) => row ?? 0)), undefined);
  }

  private addServer(server: ServerBox, column: number, top: number, incoming: Incoming | undefined): void {
    const { ways } = server;
    const isCrossing = ways.length > 0 || incoming?.isAround === true;
    const first = isCrossing ? CLIENTS : column;
    const row = Math.max(top, ...this.range(first, column).map((each) => this.#free[each] ?? 0));
    const height = Math.max(1, ways.length);
    for (const each of this.range(first, column)) this.#free[each] = row + (each === column ? 1 : height);
    const box = this.add({ ...server, column, row });
    const isFollowing = incoming !== undefined;
    const ports = ways.length + Number(isFollowing);
    if (isFollowing)
      this.arrows.push({ ...incoming, to: box, labelled: 'end', isLabelledBelow: false, port: 0, ports });
    const terminators = new Map<string, PlacedBox>();
    for (const [index, { clients, link, terminator }] of ways.entries()) {
      const start = {
        row: row + index,
        labelled: 'start',
        isLabelledBelow: isFollowing,
        port: index + Number(isFollowing),
        ports,
      } as const;
      const from = this.add({
        ...clients,
        kind: link.security === 'plaintext' ? 'exposed' : 'clients',
        column: CLIENTS,
        row: start.row,
      });
      if (terminator === null) {
        this.arrows.push({ ...start, from, to: box, link });
        continue;
      }
      const between = this.add({ ...terminator, kind: 'terminator', column: TERMINATOR, row: start.row });
      terminators.set(terminator.path, between);
      this.arrows.push({ ...start, from, to: between, link, isLabelledBelow: false, port: 0, ports: 1 });
      this.arrows.push({ ...start, from: between, to: box, link: terminator.link });
    }
    for (const { server: follower, link, via } of server.followers) {
      const around = via === null ? undefined : terminators.get(via);
      this.addServer(follower, column + 1, row, {
        from: around ?? box,
        link,
        isAround: around !== undefined,
      });
    }
  }

  private add({ kind, title, details, column, row }: PlacedBox): PlacedBox {
    const box = { kind, title, details, column, row };
    this.boxes.push(box);
    return box;
  }

  private range(first: number, last: number): readonly number[] {
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }
}
