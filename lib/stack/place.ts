import { TerraformProvider, type TerraformResource, TerraformStack } from 'cdktf';

/** Attributes by which providers name the machine or the cluster, as constructs and as synthesized. */
const WHERE = ['host', 'context', 'configContext'];

/** Providers whose resources are in the state only. Undefined: that of Terraform itself. */
const NOWHERE: readonly (string | undefined)[] = ['random', 'tls', undefined];

/**
 * Where resources are made, as far as the code says: their providers, with the host that each names. Two synths that
 * differ in it make their volumes on two machines. Undefined parts are up to the environment.
 */
export function placeOf(resources: readonly TerraformResource[]): string {
  const made = resources.filter(({ terraformGeneratorMetadata: of }) => !NOWHERE.includes(of?.providerName));
  // One resource for each provider: to look for that of a stack takes time.
  const byProvider = new Map(
    made.map((resource) => [
      resource.provider ?? resource.terraformGeneratorMetadata?.providerName,
      resource,
    ]),
  );
  const places = [...byProvider.values()].map((resource) => named(resource, providerOf(resource)));
  return [...new Set(places)].sort().join(', ');
}

function named(
  { terraformGeneratorMetadata }: TerraformResource,
  provider: TerraformProvider | undefined,
): string {
  const where = WHERE.flatMap((name): string[] => {
    const value: unknown = provider && Reflect.get(provider, name);
    return typeof value === 'string' ? [withoutLogin(value)] : [];
  });
  const name = provider?.fqn ?? terraformGeneratorMetadata?.providerName ?? '';
  return [name, ...where].join(' ');
}

/** The provider that a resource names, or the one of its stack without an alias. */
function providerOf(resource: TerraformResource): TerraformProvider | undefined {
  if (resource.provider !== undefined) return resource.provider;
  const wanted = resource.terraformGeneratorMetadata?.providerName;
  return TerraformStack.of(resource)
    .node.findAll()
    .filter((node): node is TerraformProvider => TerraformProvider.isTerraformProvider(node))
    .find(({ alias, terraformGeneratorMetadata: of }) => alias === undefined && of?.providerName === wanted);
}

/** A URL can hold who logs in. */
function withoutLogin(where: string): string {
  return where.replace(/\/\/[^/@]*@/, '//');
}
