import { RandomProvider } from '@cdktf/provider-random/lib/provider';
import { TlsProvider } from '@cdktf/provider-tls/lib/provider';
import { type IAspect, type TerraformProvider, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { contentsOf } from './tree-contents';

/** Functions that create a provider with its defaults, by the name in the metadata of its resources. */
export type ProviderFactories = Readonly<Record<string, (scope: Construct) => TerraformProvider>>;

/** Providers that resources of this library can need on every platform. */
const PROVIDERS: ProviderFactories = {
  random: (scope) => new RandomProvider(scope, 'random'),
  tls: (scope) => new TlsProvider(scope, 'tls'),
};

/**
 * Adds each provider that the stack needs and does not have, with its defaults. It runs when the stack is
 * complete, so that it finds a provider which the user declared after our constructs.
 */
export class DefaultProviders implements IAspect {
  /**
   * @param scope The construct that providers are added to.
   * @param ofPlatforms The providers of the platforms that the stack uses.
   */
  constructor(
    private readonly scope: Construct,
    private readonly ofPlatforms: ProviderFactories,
  ) {}

  public visit(node: IConstruct): void {
    if (!TerraformStack.isStack(node) || node !== TerraformStack.of(this.scope)) return;
    const { resources, providers } = contentsOf(node);
    const needed = new Set(
      resources
        .filter(({ stack, construct }) => stack === node && construct.provider === undefined)
        .map(({ construct }) => construct.terraformGeneratorMetadata?.providerName),
    );
    const declared = new Set(
      providers
        .filter(({ stack, construct }) => stack === node && construct.alias === undefined)
        .map(({ construct }) => construct.terraformGeneratorMetadata?.providerName),
    );
    for (const [name, create] of Object.entries({ ...this.ofPlatforms, ...PROVIDERS })) {
      if (needed.has(name) && !declared.has(name)) create(this.scope);
    }
  }
}
