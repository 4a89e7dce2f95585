import { TerraformResource, type TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { ResourceReview, ServiceReview, TerminatorReview } from '../core/review/model';
import { type PlannedServer, reviewServer } from '../core/review/server';
import { isToken } from './tokens';

/** A construct that runs a server, and one that runs a terminator. */
interface ReviewedServer extends IConstruct {
  readonly _planned: PlannedServer;
}
interface ReviewedTerminator extends IConstruct {
  readonly _review: TerminatorReview;
}

/** The services and terminators below a construct, as far as they are of this library. */
export function collectReview(scope: IConstruct): {
  readonly services: readonly ServiceReview[];
  readonly terminators: readonly TerminatorReview[];
} {
  const everywhere = scope.node.root.node.findAll();
  const servers = everywhere.filter((node): node is ReviewedServer => '_planned' in node);
  const terminators = everywhere.filter((node): node is ReviewedTerminator => '_review' in node);
  const isBelow = (node: IConstruct) => node.node.scopes.includes(scope);
  return knownAtSynth({
    services: servers.filter(isBelow).map(({ _planned: planned }) =>
      reviewServer(planned, {
        terminators: terminators
          .map(({ _review }) => _review)
          .filter(({ service }) => service === planned.path),
        replicas: servers
          .filter(({ _planned: { follows } }) => follows?.primary === planned.path)
          .map(({ _planned: { path } }) => path),
      }),
    ),
    terminators: terminators.filter(isBelow).map(({ _review }) => _review),
  });
}

/** What Terraform will only know at apply is said to be so: an expression would tell a reviewer nothing. */
function knownAtSynth<T>(review: T): T {
  return JSON.parse(
    JSON.stringify(review, (_, value: unknown) => (isToken(value) ? '(known at apply)' : value)),
  );
}

/** The resources of a stack that belong to what is reviewed. */
export function collectResources(stack: TerraformStack, shared: IConstruct): readonly ResourceReview[] {
  const isOurs = (node: IConstruct) =>
    node.node.scopes.some(
      (ancestor) => ancestor === shared || '_planned' in ancestor || '_review' in ancestor,
    );
  return stack.node
    .findAll()
    .filter((node): node is TerraformResource => TerraformResource.isTerraformResource(node))
    .filter(isOurs)
    .map((resource) => ({
      address: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
      type: resource.terraformResourceType,
      name: nameOnEngine(resource),
    }));
}

function nameOnEngine(resource: TerraformResource): string | null {
  const name = 'nameInput' in resource ? resource.nameInput : undefined;
  return typeof name === 'string' && !isToken(name) ? name : null;
}
