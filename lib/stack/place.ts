import type { TerraformProvider, TerraformResource } from 'cdktf';

/** The names of providers whose resources exist only in the state. `terraform` and `undefined` are the built-in provider. */
const NOWHERE: readonly (string | undefined)[] = ['random', 'tls', 'terraform', undefined];

/**
 * Describes where resources are created: their providers, each with the machine or cluster in its configuration. If two synths
 * give different places, they create their volumes on different machines. The environment can also select a machine, which is not
 * known here.
 * @param resources The resources.
 * @param defaults The providers of the stack that have no alias, by the provider name in the metadata of resources.
 * @param locatedBy Returns the attributes of a provider that select its machine or cluster.
 */
export function placeOf(
  resources: readonly TerraformResource[],
  defaults: ReadonlyMap<string, TerraformProvider>,
  locatedBy: (providerName: string) => readonly string[],
): string {
  const places = resources
    .filter(({ terraformGeneratorMetadata: of }) => !NOWHERE.includes(of?.providerName))
    .map((resource) => {
      const name = resource.terraformGeneratorMetadata?.providerName ?? '';
      return placeText(name, resource.provider ?? defaults.get(name), locatedBy(name));
    });
  return [...new Set(places)].sort().join(', ');
}

function placeText(
  providerName: string,
  provider: TerraformProvider | undefined,
  attributes: readonly string[],
): string {
  const where = attributes.flatMap((name): string[] => {
    const value: unknown = provider && Reflect.get(provider, name);
    return typeof value === 'string' ? [withoutLogin(value)] : [];
  });
  return [provider?.fqn ?? providerName, ...where].join(' ');
}

/** Removes the login from a URL. */
function withoutLogin(where: string): string {
  return where.replace(/\/\/[^/@]*@/, '//');
}
