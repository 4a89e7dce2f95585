import { isObject, type Json, type JsonObject, mapStrings, objectAt, withoutNotes } from '../json';
import type { Kind } from './kind';
import { type Rewrite, rewriteExpression, rewriteTemplate } from './references';
import { IGNORED, IMAGES_VARIABLE, SEED_VARIABLE } from './variables';

const TOP_LEVEL = ['//', 'terraform', 'provider', 'resource', 'data', 'variable', 'output', 'locals'];
const LIFECYCLE = [
  'create_before_destroy',
  'prevent_destroy',
  'replace_triggered_by',
  'precondition',
  'postcondition',
  'ignore_changes',
];
/** The postcondition of a container that runs once. The stand-in checks it when it runs the container. */
const ENDS_WELL = '${self.exit_code == 0}';
const META = ['depends_on', 'lifecycle', 'provider'];

/** Converts the address of a resource to that of its `terraform_data`, and back. */
export function standInAddress(address: string): string {
  return `terraform_data.${address.replace('.', '__')}`;
}

export function originalAddress(address: string): string {
  return address.replace(/^terraform_data\.((?:docker|random|kubernetes)_\w+?)__/, '$1.');
}

/** The addresses of the resources of a configuration that are removed only after everything else is up to date. */
export function goingLast(configuration: JsonObject): readonly string[] {
  return resourcesOf(configuration)
    .filter(({ body }) => objectAt(body.lifecycle ?? {}, 'lifecycle').create_before_destroy === true)
    .map(({ type, name }) => `${type}.${name}`);
}

/**
 * Replaces each resource of the given kinds with a built-in `terraform_data` with the same attributes, so that Terraform can
 * evaluate the configuration without their providers. Attributes whose change replaces the real resource become the
 * `triggers_replace` of its substitute. Lifecycle rules stay, and Terraform enforces them.
 */
export function rewriteConfiguration(
  original: JsonObject,
  kinds: ReadonlyMap<string, Kind>,
  providers: readonly string[],
): JsonObject {
  const configuration = objectAt(withoutNotes(original), 'configuration');
  refuseUnknown(configuration, TOP_LEVEL, 'top-level block');
  const resources = resourcesOf(configuration);
  const stoodIn = resources.filter(({ type }) => providers.includes(providerOf(type)));
  for (const type of Object.keys(objectAt(configuration.data, 'data'))) {
    if (providers.includes(providerOf(type))) throw notImplemented(`data.${type}`);
  }
  for (const [name, block] of Object.entries(objectAt(configuration.provider, 'provider'))) {
    if (providers.includes(name)) checkProvider(name, block);
  }
  const bodies = new Map(stoodIn.map((entry) => [`${entry.type}.${entry.name}`, entry]));
  const addresses = [...bodies.keys()].sort((a, b) => b.length - a.length);
  const rewrite: Rewrite = (address, attribute) => {
    const entry = bodies.get(address);
    const kind = entry && kinds.get(entry.type);
    if (entry === undefined || kind === undefined || attribute === undefined)
      throw notImplemented(`a reference to ${address}`);
    return reference(kind, entry.body, address, attribute);
  };
  const template = (value: Json): Json =>
    mapStrings(value, (text) => rewriteTemplate(text, addresses, rewrite));
  const bare = (value: Json): Json =>
    mapStrings(value, (text) =>
      rewriteExpression(text, addresses, (address, attribute) => whole(address, attribute, rewrite)),
    );

  const locals: JsonObject = {};
  const substitutes: JsonObject = {};
  for (const [address, { type, body }] of bodies) {
    const kind = kinds.get(type);
    if (kind === undefined) throw notImplemented(`resource type ${type}`);
    const name = standInAddress(address).slice('terraform_data.'.length);
    const attributes = objectAt(template(attributesOf(kind, body, address)), address);
    const lifecycle = lifecycleOf(objectAt(body.lifecycle, address), address, template, bare);
    locals[name] = attributes;
    substitutes[name] = {
      ...substitute(kind, address, name, attributes, lifecycle),
      ...(body.depends_on === undefined ? {} : { depends_on: bare(body.depends_on) }),
    };
  }
  return assemble(
    configuration,
    resources.filter((entry) => !stoodIn.includes(entry)),
    providers,
    template,
    bare,
    {
      locals,
      substitutes,
    },
  );
}

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
}

function resourcesOf(configuration: JsonObject): Resource[] {
  return Object.entries(objectAt(configuration.resource, 'resource')).flatMap(([type, named]) =>
    Object.entries(objectAt(named, type)).map(([name, body]) => ({
      type,
      name,
      body: objectAt(body, `${type}.${name}`),
    })),
  );
}

/** The set attributes of a resource. Throws if its kind does not implement one of them. */
function attributesOf(kind: Kind, body: JsonObject, address: string): JsonObject {
  const given = Object.entries(body).filter(([name, value]) => !META.includes(name) && value !== null);
  for (const [name] of given) {
    if (kind.attributes[name] === undefined) throw notImplemented(`${address}.${name}`);
  }
  if (body.provider !== undefined && body.provider !== providerOf(kind.type))
    throw notImplemented(`${address}.provider`);
  return Object.fromEntries(given);
}

function substitute(
  kind: Kind,
  address: string,
  name: string,
  attributes: JsonObject,
  lifecycle: JsonObject,
): JsonObject {
  const self = `local.${name}`;
  const computed = Object.entries(kind.computed).map(([key, { expression }]) => [
    key,
    `\${${expression(address, self)}}`,
  ]);
  const { ignore_changes: ignored = [], ...rules } = lifecycle;
  if (!Array.isArray(ignored)) throw notImplemented(`${address}.lifecycle ignore_changes = all`);
  const replacing = Object.entries(attributes).filter(
    ([key]) => kind.attributes[key]?.replaces && !ignored.includes(key),
  );
  const own = kind.precondition?.(self);
  const conditions = [
    ...(own ? [own] : []),
    ...(Array.isArray(rules.precondition) ? rules.precondition : []),
  ];
  return {
    input: {
      ...attributes,
      ...Object.fromEntries(computed),
      ...(ignored.length > 0 && { [IGNORED]: ignored }),
    },
    triggers_replace: Object.fromEntries(replacing),
    lifecycle: { ...rules, ...(conditions.length > 0 ? { precondition: conditions } : {}) },
  };
}

function lifecycleOf(
  lifecycle: JsonObject,
  address: string,
  template: (value: Json) => Json,
  bare: (value: Json) => Json,
): JsonObject {
  refuseUnknown(lifecycle, LIFECYCLE, `${address}.lifecycle`);
  const result: JsonObject = { ...lifecycle };
  if (lifecycle.replace_triggered_by !== undefined) {
    result.replace_triggered_by = bare(lifecycle.replace_triggered_by);
  }
  if (lifecycle.precondition !== undefined) {
    const list = Array.isArray(lifecycle.precondition) ? lifecycle.precondition : [lifecycle.precondition];
    result.precondition = list.map(template);
  }
  if (lifecycle.postcondition !== undefined) {
    const list = Array.isArray(lifecycle.postcondition) ? lifecycle.postcondition : [lifecycle.postcondition];
    const others = list.filter((one) => objectAt(one, address).condition !== ENDS_WELL);
    // `self` is the substitute, which has the attributes in its input.
    result.postcondition = mapStrings(others.map(template), (text) =>
      text.replace(/\bself\./g, 'self.input.'),
    );
  }
  return result;
}

/** A set attribute is known in the plan, as with the provider. A computed one is known only after the apply. */
function reference(kind: Kind, body: JsonObject, address: string, attribute: string): string {
  const substituted = standInAddress(address);
  const computed = kind.computed[attribute];
  if (computed?.sensitive) return `sensitive(${substituted}.output.${attribute})`;
  if (computed) return `${substituted}.output.${attribute}`;
  if (kind.attributes[attribute] !== undefined && body[attribute] !== undefined)
    return `${substituted}.input.${attribute}`;
  if (attribute === 'id' && kind.engine) return `${substituted}.id`;
  throw notImplemented(`a reference to ${address}.${attribute}`);
}

/** In depends_on and replace_triggered_by, a reference can be a whole resource. */
function whole(address: string, attribute: string | undefined, rewrite: Rewrite): string {
  return attribute === undefined ? standInAddress(address) : rewrite(address, attribute);
}

function assemble(
  configuration: JsonObject,
  others: readonly Resource[],
  providers: readonly string[],
  template: (value: Json) => Json,
  bare: (value: Json) => Json,
  standIn: { readonly locals: JsonObject; readonly substitutes: JsonObject },
): JsonObject {
  const { provider, resource: _resource, terraform, variable, locals, ...rest } = configuration;
  const without = (block: Json | undefined, where: string): JsonObject =>
    Object.fromEntries(Object.entries(objectAt(block, where)).filter(([name]) => !providers.includes(name)));
  const settings = objectAt(terraform, 'terraform');
  const providerBlocks = without(provider, 'provider');
  const resource: JsonObject = { terraform_data: standIn.substitutes };
  for (const { type, name, body } of others) {
    const { lifecycle, depends_on, ...attributes } = body;
    resource[type] = {
      ...objectAt(resource[type], type),
      [name]: {
        ...objectAt(template(attributes), type),
        ...(lifecycle === undefined
          ? {}
          : { lifecycle: bareWhereBare(objectAt(lifecycle, type), template, bare) }),
        ...(depends_on === undefined ? {} : { depends_on: bare(depends_on) }),
      },
    };
  }
  return {
    ...objectAt(template(rest), 'configuration'),
    terraform: {
      ...settings,
      required_providers: without(settings.required_providers, 'required_providers'),
    },
    ...(Object.keys(providerBlocks).length === 0 ? {} : { provider: template(providerBlocks) }),
    variable: {
      ...objectAt(variable, 'variable'),
      [IMAGES_VARIABLE]: { type: 'map(string)' },
      [SEED_VARIABLE]: { type: 'string', sensitive: true },
    },
    locals: { ...objectAt(template(locals ?? {}), 'locals'), ...standIn.locals },
    resource,
  };
}

function bareWhereBare(
  lifecycle: JsonObject,
  template: (value: Json) => Json,
  bare: (value: Json) => Json,
): JsonObject {
  return Object.fromEntries(
    Object.entries(lifecycle).map(([key, value]) => [
      key,
      key === 'replace_triggered_by' ? bare(value) : template(value),
    ]),
  );
}

/** A provider block must be empty, because the stand-in supports no provider settings. */
function checkProvider(name: string, blocks: Json): void {
  for (const block of Array.isArray(blocks) ? blocks : [blocks]) {
    if (!isObject(block)) throw notImplemented(`provider ${name}`);
    for (const key of Object.keys(block)) throw notImplemented(`provider.${name}.${key}`);
  }
}

function providerOf(type: string): string {
  return type.split('_')[0] ?? type;
}

function refuseUnknown(block: JsonObject, knownKeys: readonly string[], where: string): void {
  for (const key of Object.keys(block)) {
    if (!knownKeys.includes(key)) throw notImplemented(`${where} ${key}`);
  }
}

function notImplemented(what: string): Error {
  return new Error(`${what} is not implemented by the stand-in`);
}
