import {
  DefaultTokenResolver,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  StringConcat,
  TerraformElement,
  TerraformLocal,
  TerraformStack,
  TerraformVariable,
  Tokenization,
} from 'cdktf';
import type { IConstruct } from 'constructs';
import { PlaintextValue } from './plaintext-values';

/**
 * Construct paths of the services whose plaintext credential a construct of a stack takes into its Terraform: in a string, a list, a
 * map, an argument of a function, or by way of a local value. What Terraform reads back, from a state or an attribute of
 * a resource, is not followed.
 */
export function plaintextServicesIn(construct: IConstruct): readonly string[] {
  const seeker = new PlaintextSeeker();
  seeker.seekIn(construct);
  return [...seeker.services].sort();
}

/** Resolves as cdktf does, and notes what it meets. Nothing of what is resolved is kept. */
class PlaintextSeeker extends DefaultTokenResolver {
  public readonly services = new Set<string>();
  private readonly seen = new Set<IConstruct>();

  constructor() {
    super(new StringConcat());
  }

  public seekIn(construct: IConstruct): void {
    if (this.seen.has(construct)) return;
    this.seen.add(construct);
    try {
      Tokenization.resolve(terraformOf(construct), {
        scope: TerraformStack.of(construct),
        resolver: this,
      });
    } catch {
      // What cannot be resolved stops the synth: cdktf tells of it when it comes to it.
    }
  }

  public override resolveToken(
    token: IResolvable,
    context: IResolveContext,
    postProcessor: IPostProcessor,
  ): unknown {
    if (token instanceof PlaintextValue) this.services.add(token.service);
    const named = namedValue(token);
    if (named !== undefined) this.seekIn(named);
    return super.resolveToken(token, context, postProcessor);
  }
}

/** What a construct writes into the JSON of its stack; of a stack, what overrides all others. */
function terraformOf(construct: IConstruct): unknown {
  if (TerraformElement.isTerraformElement(construct)) return construct.toTerraform();
  return 'rawOverrides' in construct ? construct.rawOverrides : {};
}

/** The local value or the variable that a reference of cdktf names, which has the same value. */
function namedValue(token: IResolvable): IConstruct | undefined {
  if (!('identifier' in token && 'originStack' in token && TerraformStack.isStack(token.originStack)))
    return undefined;
  const { identifier, originStack } = token;
  return originStack.node
    .findAll()
    .find(
      (node) =>
        (node instanceof TerraformLocal && identifier === `local.${node.friendlyUniqueId}`) ||
        (node instanceof TerraformVariable && identifier === `var.${node.friendlyUniqueId}`),
    );
}
