import { TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { Problem } from '../core/problems/problem';
import { Problems } from '../core/problems/problems';
import { checkProps, type PropsName } from '../core/props/check-props';
import { StackRegistry } from './stack-registry';
import { isToken } from './tokens';

/**
 * Checks the type of each prop of a construct, and reports those that are not valid.
 * @returns A copy in which each value has its type.
 */
export function checkedProps<Props>(construct: IConstruct, name: PropsName, given: Props): Props {
  const problems = new Problems(construct.node.path);
  const props = checkProps(name, given, problems, isToken);
  if (problems.all.length > 0) StackRegistry.of(construct).report(construct, problems.all);
  return props;
}

/** The props of an object that is no construct, and their problems, which the stack that it is used in reports. */
export class CheckedSettings<Props> {
  public readonly props: Props;
  readonly #problems = new Problems('');

  /** @param owner The name of the class. */
  constructor(name: PropsName, given: Props, owner: string) {
    this.props = checkProps(name, given, this.#problems, isToken, ` of ${owner}`);
  }

  /** The problems, at the stack of a construct. */
  public problemsAt(scope: Construct): readonly Problem[] {
    const { path } = TerraformStack.of(scope).node;
    return this.#problems.all.map((problem) => ({ ...problem, path }));
  }
}
