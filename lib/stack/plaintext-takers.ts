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
 * Finds the services whose plaintext credentials a construct uses: in a string, a list, a map, an argument of a function, or
 * through a local value or a variable. It does not follow values that Terraform reads from a state or from an attribute of a
 * resource. A search caches its results, so create a new one after the app has changed.
 */
export class PlaintextSearch {
  readonly #services = new Map<IConstruct, Set<string>>();
  readonly #values = new Map<TerraformStack, ReadonlyMap<string, IConstruct>>();

  /** The sorted construct paths of the services. */
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
      // A construct that cannot be resolved stops the synth later, and cdktf reports it then.
    }
    return services;
  }

  /** The local value or variable that a reference of cdktf refers to. */
  private namedValue(token: IResolvable): IConstruct | undefined {
    if (!('identifier' in token && 'originStack' in token && TerraformStack.isStack(token.originStack)))
      return undefined;
    const { identifier, originStack } = token;
    const values = this.#values.get(originStack) ?? valuesOf(originStack);
    this.#values.set(originStack, values);
    return values.get(String(identifier));
  }
}

/** Resolves tokens as cdktf does, and calls a function for each of them. The resolved values are not kept. */
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

/** The JSON that a construct adds to its stack. For a stack, these are its overrides. */
function terraformOf(construct: IConstruct): unknown {
  if (TerraformElement.isTerraformElement(construct)) return construct.toTerraform();
  return 'rawOverrides' in construct ? construct.rawOverrides : {};
}

/** The local values and variables of a stack, by the references to them. */
function valuesOf(stack: TerraformStack): ReadonlyMap<string, IConstruct> {
  const named = stack.node.findAll().flatMap((node): readonly (readonly [string, IConstruct])[] => {
    if (node instanceof TerraformLocal) return [[`local.${node.friendlyUniqueId}`, node]];
    return node instanceof TerraformVariable ? [[`var.${node.friendlyUniqueId}`, node]] : [];
  });
  // If two have the same name, the first one is used.
  return new Map(named.reverse());
}
