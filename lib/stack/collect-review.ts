import { type TerraformProvider, type TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { reviewPolicy } from '../core/policy/policy';

import type { ReviewedConstructs } from '../core/policy/rule-check';
import { reviewAccess } from '../core/review/access';
import type { Placement, ResourceReview, StackReview } from '../core/review/schema';
import { reviewServer } from '../core/review/server';
import { AppRegistry } from './app-registry';
import { addressOf, Digests } from './digest';
import { placeOf } from './place';
import { rulesOf } from './policy-aspects';
import { regulatedAround } from './regulated';
import { pathOrApp } from './scopes';
import { isToken } from './tokens';
import { contentsOf, type Found, type TreeContents } from './tree-contents';

/** The parts of a review that there are of any construct. */
type PartialReview = Pick<StackReview, 'services' | 'terminators' | 'workloads' | 'policies' | 'regulated'>;

/** Reviews the services and terminators at or below a construct, and what policies require of them. */
export function collectReview(scope: IConstruct): PartialReview {
  // What a service refers to can be anywhere in its stack.
  const top = scope.node.scopes.find((around) => TerraformStack.isStack(around)) ?? scope;
  return reviewOf(scope, contentsOf(top));
}

/** Reviews a stack. */
export function collectStackReview(
  stack: TerraformStack,
  contents: TreeContents,
): PartialReview & Pick<StackReview, 'resources'> {
  return {
    ...reviewOf(stack, contents),
    resources: contents.resources.filter(({ isOwned }) => isOwned).map(resourceReview),
  };
}

/**
 * Reviews servers and terminators for policies, by the construct that they are at or below. No resource is resolved, because
 * its Terraform may still be wrong.
 */
export function earlyReviewsOf(contents: TreeContents): (scope: IConstruct) => ReviewedConstructs {
  const containerOf = () => ({ place: '', configuration: '' });
  const services = byScope(servicesIn(contents, containerOf));
  const terminators = byScope(terminatorsIn(contents, containerOf));
  return (scope) =>
    knownAtSynth({ services: services.get(scope) ?? [], terminators: terminators.get(scope) ?? [] });
}

/** A construct with its review. */
interface ReviewedConstruct<T> {
  readonly construct: IConstruct;
  readonly review: T;
}

function reviewOf(scope: IConstruct, contents: TreeContents): PartialReview {
  const containerOf = containersIn(contents);
  const isBelow = ({ node }: IConstruct) => node.scopes.includes(scope);
  const isRelated = (at: IConstruct) => isBelow(at) || scope.node.scopes.includes(at);
  const below = {
    ...contents,
    servers: contents.servers.filter(({ construct }) => isBelow(construct)),
    terminators: contents.terminators.filter(({ construct }) => isBelow(construct)),
  };
  return {
    ...knownAtSynth({
      services: servicesIn(below, containerOf).map(({ review }) => review),
      terminators: terminatorsIn(below, containerOf).map(({ review }) => review),
      ...workloadsIn(contents, isBelow, containerOf),
      policies: contents.policies
        .filter(({ at }) => isRelated(at))
        .map(({ at, aspect }) =>
          reviewPolicy({ scope: at.node.path === '' ? null : at.node.path, rules: rulesOf(aspect) }),
        ),
    }),
    regulated:
      regulatedAround(scope) === undefined
        ? contents.regulated.filter(isBelow).map(pathOrApp)
        : [pathOrApp(scope)],
  };
}

function servicesIn({ servers }: TreeContents, containerOf: (unit: IConstruct) => Placement) {
  return servers.map(({ construct, facts }) => {
    const registry = AppRegistry.of(construct);
    const link = registry.linkOf(construct);
    return {
      construct,
      review: reviewServer(facts, {
        terminators: registry
          .terminatorsOf(construct)
          .flatMap((terminator) => registry.terminatorAt(terminator) ?? []),
        replicas: registry.replicasOf(construct).flatMap((replica) => registry.serverAt(replica) ?? []),
        container: containerOf(construct),
        link: link && { ...containerOf(link.construct), access: reviewAccess(link.access, null) },
      }),
    };
  });
}

/** Reviews the workloads of other kinds. Most stacks have none. */
function workloadsIn(
  contents: TreeContents,
  isBelow: (construct: IConstruct) => boolean,
  containerOf: (unit: IConstruct) => Placement,
): Pick<PartialReview, 'workloads'> {
  const workloads = contents.workloads.filter(({ construct }) => isBelow(construct));
  if (workloads.length === 0) return {};
  return { workloads: workloads.map(({ construct, facts }) => ({ ...facts, ...containerOf(construct) })) };
}

function terminatorsIn({ terminators }: TreeContents, containerOf: (unit: IConstruct) => Placement) {
  return terminators.map(({ construct, facts }) => ({
    construct,
    review: { ...facts, ...containerOf(construct) },
  }));
}

/** Says of each construct with a workload where that runs, and what decides what it is. */
function containersIn({ resources, providers }: TreeContents): (unit: IConstruct) => Placement {
  const owned = resources.filter(({ isOwned }) => isOwned);
  const byUnit = grouped(owned, ({ unit }) => unit);
  const digests = mapValues(
    grouped(owned, ({ stack }) => stack),
    (all) => new Digests(new Map(all.map(({ construct }) => [addressOf(construct), construct]))),
  );
  const defaults = mapValues(
    grouped(providers, ({ stack }) => stack),
    defaultProviders,
  );
  return (unit) => {
    const own = (byUnit.get(unit) ?? []).map(({ construct }) => construct);
    const stack = TerraformStack.of(unit);
    const place = placeOf(own, defaults.get(stack) ?? new Map(), (provider) =>
      AppRegistry.of(unit).locationAttributesOf(provider),
    );
    const configuration = (digests.get(stack) ?? new Digests(new Map())).of(own, place);
    return { place, configuration };
  };
}

/** The first provider of each kind without an alias. */
function defaultProviders(
  providers: readonly Found<TerraformProvider>[],
): ReadonlyMap<string, TerraformProvider> {
  return new Map(
    providers
      .map(({ construct }) => construct)
      .filter(({ alias }) => alias === undefined)
      .map((provider): [string, TerraformProvider] => [
        provider.terraformGeneratorMetadata?.providerName ?? '',
        provider,
      ])
      .reverse(),
  );
}

function resourceReview({ construct: resource }: Found<TerraformResource>): ResourceReview {
  return {
    address: addressOf(resource),
    type: resource.terraformResourceType,
    name: nameOnLocation(resource),
  };
}

function nameOnLocation(resource: TerraformResource): string | null {
  const name = 'nameInput' in resource ? resource.nameInput : undefined;
  return typeof name === 'string' && !isToken(name) ? name : null;
}

/** Replaces what is only known at apply: an expression would say nothing to a reviewer. */
function knownAtSynth<T>(review: T): T {
  return JSON.parse(
    JSON.stringify(review, (_, value: unknown) => {
      if (!isToken(value)) return value;
      return typeof value === 'number' ? null : '(known at apply)';
    }),
  );
}

/** Reviews by each construct that they are at or below. */
function byScope<T>(all: readonly ReviewedConstruct<T>[]): ReadonlyMap<IConstruct, readonly T[]> {
  const pairs = all.flatMap(({ construct, review }) =>
    construct.node.scopes.map((scope) => ({ scope, review })),
  );
  return mapValues(
    grouped(pairs, ({ scope }) => scope),
    (group) => group.map(({ review }) => review),
  );
}

function grouped<K, T>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

function mapValues<K, T, U>(map: ReadonlyMap<K, T>, change: (value: T) => U): ReadonlyMap<K, U> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}
