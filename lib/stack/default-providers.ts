import { RandomProvider } from '@cdktf/provider-random/lib/provider';
import { TlsProvider } from '@cdktf/provider-tls/lib/provider';
import { type IAspect, TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';

/** How providers are made with their defaults, by the name in the metadata of their resources. */
export type ProviderFactories = Readonly<Record<string, (scope: Construct) => TerraformProvider>>;

/** The providers that resources of this library can need on every platform. */
const PROVIDERS: ProviderFactories = {
  random: (scope) => new RandomProvider(scope, 'random'),
  tls: (scope) => new TlsProvider(scope, 'tls'),
};

/**
 * Adds each provider that the stack needs and does not have, with its defaults. It runs when the stack is
 * complete, so that a provider which the user declared after our constructs is found too.
 */
export class DefaultProviders implements IAspect {
  /**
   * @param scope Where providers are added.
   * @param ofPlatforms Those of the platforms that the stack uses.
   */
  constructor(
    private readonly scope: Construct,
    private readonly ofPlatforms: ProviderFactories,
  ) {}

  public visit(node: IConstruct): void {
    if (!TerraformStack.isStack(node)) return;
    const nodes = node.node.findAll();
    const needed = nodes
      .filter((child): child is TerraformResource => TerraformResource.isTerraformResource(child))
      .filter((resource) => resource.provider === undefined)
      .map((resource) => resource.terraformGeneratorMetadata?.providerName);
    const declared = nodes
      .filter((child): child is TerraformProvider => TerraformProvider.isTerraformProvider(child))
      .filter((provider) => provider.alias === undefined)
      .map((provider) => provider.terraformGeneratorMetadata?.providerName);
    for (const [name, create] of Object.entries({ ...this.ofPlatforms, ...PROVIDERS })) {
      if (needed.includes(name) && !declared.includes(name)) create(this.scope);
    }
  }
}
