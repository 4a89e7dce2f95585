import { TerraformProvider, type TerraformResource, TerraformStack } from 'cdktf';

/** Attributes by which providers name the machine or the cluster, as constructs and as synthesized. */
const WHERE = ['host', 'context', 'configContext'];

/** Providers whose resources are in the state only. */
const NOWHERE: readonly (string | undefined)[] = ['random', 'tls'];

/**
 * Where resources are made, as far as the code says: their providers, with the host that each names. Two synths that
 * differ in it make their volumes on two machines. Undefined parts are up to the environment.
 */
export function placeOf(resources: readonly TerraformResource[]): string {
  const places = resources
    .filter(({ terraformGeneratorMetadata: of }) => of !== undefined && !NOWHERE.includes(of.providerName))
    .map((resource) => named(resource, providerOf(resource)));
  return [...new Set(places)].sort().join(', ');
}

function named(
  { terraformGeneratorMetadata }: TerraformResource,
  provider: TerraformProvider | undefined,
): string {
  const settings = new Map<string, unknown>(
    provider && WHERE.map((name) => [name, Reflect.get(provider, name)]),
  );
  const where = WHERE.map((name) => settings.get(name)).filter((value) => typeof value === 'string');
  const name = provider?.fqn ?? terraformGeneratorMetadata?.providerName ?? '';
  return [name, ...where.map(withoutLogin)].join(' ');
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
