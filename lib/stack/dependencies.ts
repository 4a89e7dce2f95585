import { type ITerraformDependable, TerraformElement, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * What of the given resources a construct can depend on directly: those of its own stack. For the others its
 * stack comes after theirs.
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
