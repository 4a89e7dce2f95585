import type { TerraformProvider, TerraformResource } from 'cdktf';

/** Providers whose resources only exist in the state. `undefined` is that of Terraform itself. */
const NOWHERE: readonly (string | undefined)[] = ['random', 'tls', undefined];

/**
 * Where resources are created, as far as the code says: their providers, with the host that each names. If it differs
 * between two synths, they create their volumes on two machines. What the code does not say is up to the environment.
 * @param resources The resources.
 * @param defaults The providers of their stack without an alias, by the name in the metadata of resources.
 * @param locatedBy The attributes by which a provider names its machine or cluster.
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
