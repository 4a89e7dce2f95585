import { type ITerraformDependable, TerraformElement, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

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
