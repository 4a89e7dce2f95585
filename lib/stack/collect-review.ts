import { TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Reviewed } from '../core/policy/demand';
import { reviewPolicy } from '../core/policy/policy-review';
import type { ContainerReview, ResourceReview, StackReview } from '../core/review/model';
import { type PlannedServer, reviewServer } from '../core/review/server';
import type { EarlyTerminatorReview } from '../core/review/terminator';
import { addressOf, digestOf } from './configuration';
import { placeOf } from './place';
import { policiesFor } from './policies';
import { regulatedIn } from './regulated';
import { isToken } from './tokens';

/** A construct that runs a server, and one that runs a terminator. */
interface ReviewedServer extends IConstruct {
  readonly _planned: PlannedServer;
}
interface ReviewedTerminator extends IConstruct {
  readonly _review: EarlyTerminatorReview;
}

/** What marks a construct with a container of its own: a server, a terminator, or the link of a replica. */
const UNITS = ['_planned', '_review', '_isLink'];

/** What marks every construct with resources of this library: also an authority, and what a stack shares. */
const OURS = [...UNITS, '_issue', '_isShared'];

/** The services and terminators below a construct, as far as they are of this library, and what is demanded of them. */
export function collectReview(
  scope: IConstruct,
): Pick<StackReview, 'services' | 'terminators' | 'policies' | 'regulated'> {
  return {
    ...collected(scope, containersOf(scope.node.root)),
    policies: knownAtSynth(policiesFor(scope).map(reviewPolicy)),
    regulated: regulatedIn(scope),
  };
}

/** The same as far as policies look at it: nothing is asked for its Terraform, which may be wrong still. */
export function collectReviewed(scope: IConstruct): Reviewed {
  return collected(scope, () => ({ place: '', configuration: '' }));
}

function collected(
  scope: IConstruct,
  containerOf: (unit: IConstruct) => ContainerReview,
): Pick<StackReview, 'services' | 'terminators'> {
  const everywhere = scope.node.root.node.findAll();
  const servers = everywhere.filter((node): node is ReviewedServer => '_planned' in node);
  const terminators = everywhere.filter((node): node is ReviewedTerminator => '_review' in node);
  const isBelow = (node: IConstruct) => node.node.scopes.includes(scope);
  return knownAtSynth({
    services: servers.filter(isBelow).map((server) => {
      const { path } = server._planned;
      const link = server.node.children.find((child) => '_isLink' in child);
      return reviewServer(server._planned, {
        terminators: terminators.map(({ _review }) => _review).filter(({ service }) => service === path),
        replicas: servers
          .filter(({ _planned: { follows } }) => follows?.primary === path)
          .map(({ _planned }) => _planned.path),
        container: containerOf(server),
        link: link && containerOf(link),
      });
    }),
    terminators: terminators
      .filter(isBelow)
      .map((terminator) => ({ ...terminator._review, ...containerOf(terminator) })),
  });
}

/** Says of each construct with a container where that runs, and what decides what it is. */
function containersOf(app: IConstruct): (unit: IConstruct) => ContainerReview {
  const all = resourcesBelow(app);
  const units = grouped(all, (resource) => nearest(resource, UNITS));
  const stacks = grouped(all, (resource) => TerraformStack.of(resource));
  const known = new Map(
    [...stacks].map(([stack, resources]) => [
      stack,
      new Map(resources.map((resource) => [addressOf(resource), resource])),
    ]),
  );
  return (unit) => {
    const own = units.get(unit) ?? [];
    const place = placeOf(own);
    return { place, configuration: digestOf(own, place, known.get(TerraformStack.of(unit)) ?? new Map()) };
  };
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

/** What Terraform will only know at apply is said to be so: an expression would tell a reviewer nothing. */
function knownAtSynth<T>(review: T): T {
  return JSON.parse(
    JSON.stringify(review, (_, value: unknown) => (isToken(value) ? '(known at apply)' : value)),
  );
}

/** The resources of a stack that belong to what is reviewed. */
export function collectResources(stack: TerraformStack): readonly ResourceReview[] {
  return resourcesBelow(stack).map((resource) => ({
    address: addressOf(resource),
    type: resource.terraformResourceType,
    name: nameOnEngine(resource),
  }));
}

/** The resources of this library below a construct. */
function resourcesBelow(scope: IConstruct): readonly TerraformResource[] {
  return scope.node
    .findAll()
    .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node))
    .filter((resource) => nearest(resource, OURS) !== undefined);
}

/** The nearest construct around a node that has one of some marks. */
function nearest(node: IConstruct, marks: readonly string[]): IConstruct | undefined {
  return node.node.scopes.reverse().find((scope) => marks.some((mark) => mark in scope));
}

function nameOnEngine(resource: TerraformResource): string | null {
  const name = 'nameInput' in resource ? resource.nameInput : undefined;
  return typeof name === 'string' && !isToken(name) ? name : null;
}
