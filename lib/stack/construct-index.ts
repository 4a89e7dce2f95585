import type { IConstruct } from 'constructs';

/**
 * Constructs by a key that they register under, such as the terminators of a service. Those under one key come in the
 * order of the construct tree, whenever they were registered.
 */
export class ConstructIndex<Key, Member extends IConstruct> {
  readonly #members = new Map<Key, Member[]>();

  /** Registers a construct under a key. */
  public add(key: Key, member: Member): void {
    const members = this.#members.get(key);
    if (members === undefined) this.#members.set(key, [member]);
    else members.push(member);
  }

  /** The constructs under a key that are still in the construct tree. */
  public find(key: Key): readonly Member[] {
    return inTreeOrder((this.#members.get(key) ?? []).filter(isInTree));
  }
}

/** Whether a construct was not removed from the construct tree. */
function isInTree({ node }: IConstruct): boolean {
  return node.scopes.every(
    (scope) => scope.node.scope === undefined || scope.node.scope.node.tryFindChild(scope.node.id) === scope,
  );
}

/** Constructs in the order of the construct tree: parents first, then their children from the first to the last. */
function inTreeOrder<T extends IConstruct>(constructs: readonly T[]): readonly T[] {
  if (constructs.length < 2) return constructs;
  const ranks = new Map<IConstruct, number>();
  const rankOf = (construct: IConstruct): number => {
    if (!ranks.has(construct)) {
      construct.node.scope?.node.children.forEach((child, index) => {
        ranks.set(child, index);
      });
    }
    return ranks.get(construct) ?? 0;
  };
  return constructs
    .map((construct) => ({ construct, position: construct.node.scopes.map(rankOf) }))
    .sort((a, b) => compared(a.position, b.position))
    .map(({ construct }) => construct);
}

function compared(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((rank, depth) => rank !== b[depth]);
  return index === -1 ? a.length - b.length : a[index] - (b[index] ?? -1);
}
