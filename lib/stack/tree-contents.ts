import { Aspects, TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { UnplacedTerminator, UnplacedWorkload } from '../core/review/schema';
import type { DeployedServer } from '../core/review/server';
import { AppRegistry } from './app-registry';
import { isPolicy, type PolicyAspect } from './policy-aspects';
import type { StackRecord } from './stack-record';

/** What a construct is part of: the nearest construct of each kind that it is, or is below. */
interface Surroundings {
  readonly stack?: TerraformStack;
  /** What runs a workload of its own. */
  readonly unit?: IConstruct;
  /** What is tagged as a regulated workload. */
  readonly workload?: IConstruct;
  /** Whether it belongs to this library. */
  readonly isOwned: boolean;
}

/** A construct with what it is part of. */
export interface Found<T extends IConstruct> extends Surroundings {
  readonly construct: T;
}

/** A registered construct with what is known of it. */
interface Registered<T> {
  readonly construct: IConstruct;
  readonly facts: T;
}

/** A policy with the construct that it was added to. */
export interface PlacedPolicy {
  readonly at: IConstruct;
  readonly aspect: PolicyAspect;
}

/** What one walk of the construct tree has found, each list in the order of the tree. */
export interface TreeContents {
  readonly records: readonly StackRecord[];
  readonly servers: readonly Registered<DeployedServer>[];
  readonly terminators: readonly Registered<UnplacedTerminator>[];
  /** Workloads of other kinds. */
  readonly workloads: readonly Registered<UnplacedWorkload>[];
  /** Constructs that are tagged as regulated workloads. */
  readonly regulated: readonly IConstruct[];
  /** Constructs of a stack that are, or are part of, a regulated workload. */
  readonly inRegulated: readonly Found<IConstruct>[];
  readonly resources: readonly Found<TerraformResource>[];
  readonly providers: readonly Found<TerraformProvider>[];
  /** Policies on the walked constructs and on those above them. */
  readonly policies: readonly PlacedPolicy[];
}

/**
 * Walks the construct tree once. It finds what cannot be registered, such as policies and what the user creates, and
 * gives the position of what is registered.
 */
export function contentsOf(top: IConstruct): TreeContents {
  const registry = AppRegistry.of(top);
  const contents = {
    records: [] as StackRecord[],
    servers: [] as Registered<DeployedServer>[],
    terminators: [] as Registered<UnplacedTerminator>[],
    workloads: [] as Registered<UnplacedWorkload>[],
    regulated: [] as IConstruct[],
    inRegulated: [] as Found<IConstruct>[],
    resources: [] as Found<TerraformResource>[],
    providers: [] as Found<TerraformProvider>[],
    policies: [] as PlacedPolicy[],
  };
  const above = top.node.scopes.slice(0, -1);
  for (const scope of above) contents.policies.push(...policiesAt(scope));
  const visit = (construct: IConstruct, around: Surroundings): void => {
    const here = within(around, construct, registry);
    const record = registry.recordAt(construct);
    if (record !== undefined) contents.records.push(record);
    const server = registry.serverAt(construct);
    if (server !== undefined) contents.servers.push({ construct, facts: server });
    const terminator = registry.terminatorAt(construct);
    if (terminator !== undefined) contents.terminators.push({ construct, facts: terminator });
    const workload = registry.workloadAt(construct);
    if (workload !== undefined) contents.workloads.push({ construct, facts: workload });
    if (here.workload === construct) contents.regulated.push(construct);
    if (here.workload !== undefined && here.stack !== undefined && record === undefined)
      contents.inRegulated.push({ ...here, construct });
    if (TerraformResource.isTerraformResource(construct)) contents.resources.push({ ...here, construct });
    if (TerraformProvider.isTerraformProvider(construct)) contents.providers.push({ ...here, construct });
    contents.policies.push(...policiesAt(construct));
    for (const child of construct.node.children) visit(child, here);
  };
  visit(
    top,
    above.reduce<Surroundings>((around, scope) => within(around, scope, registry), { isOwned: false }),
  );
  return contents;
}

function within(around: Surroundings, construct: IConstruct, registry: AppRegistry): Surroundings {
  return {
    stack: TerraformStack.isStack(construct) ? construct : around.stack,
    unit: registry.isUnit(construct) ? construct : around.unit,
    workload: registry.isRegulated(construct) ? construct : around.workload,
    isOwned: around.isOwned || registry.isOwner(construct),
  };
}

/** The policies that were added to a construct, each once. */
function policiesAt(at: IConstruct): readonly PlacedPolicy[] {
  return [...new Set(Aspects.of(at).all)].filter(isPolicy).map((aspect) => ({ at, aspect }));
}
