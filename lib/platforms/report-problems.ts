import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Problem } from '../core/problems/problem';
import { StackRegistry } from '../stack/stack-registry';
import type { Platform } from './platform';
import type { PlatformProblem } from './platform-problem';

/** Reports the problems of a platform's own settings at the stack, and those that it returned for a construct. */
export function reportProblems(
  scope: IConstruct,
  platform: Platform,
  problems: readonly PlatformProblem[] = [],
): void {
  StackRegistry.of(scope).report(scope, [
    ...platform
      .problems(TerraformStack.of(scope))
      .map((problem) => problemAt(TerraformStack.of(scope), problem)),
    ...problems.map((problem) => problemAt(scope, problem)),
  ]);
}

function problemAt({ node }: IConstruct, { message, given, allowed, fix }: PlatformProblem): Problem {
  return { id: 'not-on-platform', path: node.path, message, given, allowed, fix };
}
