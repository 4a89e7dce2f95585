import { DockerProvider } from '@cdktf/provider-docker/lib/provider';
import { RandomProvider } from '@cdktf/provider-random/lib/provider';
import { TlsProvider } from '@cdktf/provider-tls/lib/provider';
import { type IAspect, TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';

/** The providers that resources of this library can need, by the name in their metadata. */
const PROVIDERS: Record<string, (scope: Construct) => TerraformProvider> = {
  docker: (scope) => new DockerProvider(scope, 'docker'),
  random: (scope) => new RandomProvider(scope, 'random'),
  tls: (scope) => new TlsProvider(scope, 'tls'),
};

/**
 * Adds each provider that the stack needs and does not have, with its defaults. It runs when the stack is
 * complete, so that a provider which the user declared after our constructs is found too.
 */
export class DefaultProviders implements IAspect {
  constructor(private readonly scope: Construct) {}

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
    for (const [name, create] of Object.entries(PROVIDERS)) {
      if (needed.includes(name) && !declared.includes(name)) create(this.scope);
    }
  }
}
