import { type ITerraformDependable, TerraformElement, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/** How problems and reviews name the app as a whole, whose path is empty. */
export const APP = 'App';

/** The path of a construct, or the name of the app. */
export function pathOrApp({ node }: IConstruct): string {
  return node.path === '' ? APP : node.path;
}

/** Whether a construct is a stack, or in one. */
export function isInStack({ node }: IConstruct): boolean {
  return node.scopes.some((scope) => TerraformStack.isStack(scope));
}

/**
 * Returns the given resources that are in the stack of a construct, so that it can depend on them directly. For resources of
 * other stacks, it makes the stack of the construct depend on theirs.
 */
export function dependOn(
  construct: IConstruct,
  dependables: readonly ITerraformDependable[],
): readonly ITerraformDependable[] {
  const stack = TerraformStack.of(construct);
  return dependables.filter((dependable) => {
    const other = TerraformElement.isTerraformElement(dependable) ? TerraformStack.of(dependable) : stack;
    if (other !== stack) stack.addDependency(other);
    return other === stack;
  });
}

/** The construct at a path, or the nearest one above it, if it is in a stack. */
export function constructAt(path: string, root: IConstruct): IConstruct | undefined {
  let found = root.node.path === '' || isAtOrBelow(path, root.node.path) ? root : undefined;
  const rest = root.node.path === '' ? path : path.slice(root.node.path.length + 1);
  for (const id of rest.split('/')) {
    const child = id === '' ? undefined : found?.node.tryFindChild(id);
    if (child === undefined) break;
    found = child;
  }
  return found !== undefined && isInStack(found) ? found : undefined;
}

function isAtOrBelow(path: string, top: string): boolean {
  return path === top || path.startsWith(`${top}/`);
}
