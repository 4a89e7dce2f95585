import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/** How problems and reviews name the app as a whole, whose path is empty. */
export const APP = 'App';

/** Whether a construct is a stack, or in one. */
export function isInStack({ node }: IConstruct): boolean {
  return node.scopes.some((scope) => TerraformStack.isStack(scope));
}
