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
 * Finds the services whose plaintext credential a construct takes into its Terraform: in a string, a list, a map, an
 * argument of a function, or through a local value. What Terraform reads back, from a state or an attribute of a resource, is
 * not followed. One search remembers what it has found, so use a new one when the app can have changed.
 */
export class PlaintextSearch {
  readonly #services = new Map<IConstruct, Set<string>>();
  readonly #values = new Map<TerraformStack, ReadonlyMap<string, IConstruct>>();

  /** Construct paths of the services, sorted. */
  public servicesIn(construct: IConstruct): readonly string[] {
    return [...this.search(construct)].sort();
  }

  private search(construct: IConstruct): ReadonlySet<string> {
    const known = this.#services.get(construct);
    if (known !== undefined) return known;
    const services = new Set<string>();
    this.#services.set(construct, services);
    const resolver = new SeekingResolver((token) => {
      if (PlaintextValue.isPlaintextValue(token)) services.add(token.service);
      const named = this.namedValue(token);
      if (named !== undefined) for (const service of this.search(named)) services.add(service);
    });
    try {
      Tokenization.resolve(terraformOf(construct), { scope: TerraformStack.of(construct), resolver });
    } catch {
      // What cannot be resolved stops the synth: cdktf reports it when it resolves it.
    }
    return services;
  }

  /** The local value or the variable that a reference of cdktf names, which has the same value. */
  private namedValue(token: IResolvable): IConstruct | undefined {
    if (!('identifier' in token && 'originStack' in token && TerraformStack.isStack(token.originStack)))
      return undefined;
    const { identifier, originStack } = token;
    const values = this.#values.get(originStack) ?? valuesOf(originStack);
    this.#values.set(originStack, values);
    return values.get(String(identifier));
  }
}

/** Resolves as cdktf does, and shows each token that it finds. Nothing of what is resolved is kept. */
class SeekingResolver extends DefaultTokenResolver {
  constructor(private readonly see: (token: IResolvable) => void) {
    super(new StringConcat());
  }

  public override resolveToken(
    token: IResolvable,
    context: IResolveContext,
    postProcessor: IPostProcessor,
  ): unknown {
    this.see(token);
    return super.resolveToken(token, context, postProcessor);
  }
}

/** What a construct writes into the JSON of its stack; of a stack, what overrides everything else. */
function terraformOf(construct: IConstruct): unknown {
  if (TerraformElement.isTerraformElement(construct)) return construct.toTerraform();
  return 'rawOverrides' in construct ? construct.rawOverrides : {};
}

/** Local values and variables of a stack, by the reference that names them. */
function valuesOf(stack: TerraformStack): ReadonlyMap<string, IConstruct> {
  const named = stack.node.findAll().flatMap((node): readonly (readonly [string, IConstruct])[] => {
    if (node instanceof TerraformLocal) return [[`local.${node.friendlyUniqueId}`, node]];
    return node instanceof TerraformVariable ? [[`var.${node.friendlyUniqueId}`, node]] : [];
  });
  // Where two have the same name, the first one counts.
  return new Map(named.reverse());
}
