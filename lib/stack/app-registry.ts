import type { IConstruct } from 'constructs';
import type { Access } from '../core/platform/access';
import type { UnplacedTerminator, UnplacedWorkload } from '../core/review/schema';
import type { DeployedServer } from '../core/review/server';
import { ConstructIndex } from './construct-index';
import type { StackRecord } from './stack-record';

/** Found on the root of an app. It is the same for every copy of this library that an app loads. */
const APP_REGISTRY = Symbol.for('cdktf-redis.app-registry');

/** The replication link of a replica, with every way to it. */
interface RegisteredLink {
  readonly construct: IConstruct;
  readonly access: readonly Access[];
}

/**
 * What all constructs of this library register with, one for each app. Registered constructs are found by their role, so
 * that nothing has to search the construct tree for them.
 */
export class AppRegistry {
  /** The registry of the app that a construct belongs to. */
  public static of({ node: { root } }: IConstruct): AppRegistry {
    const existing: AppRegistry | undefined = Reflect.get(root, APP_REGISTRY);
    if (existing !== undefined) return existing;
    const created = new AppRegistry(root);
    Object.defineProperty(root, APP_REGISTRY, { value: created });
    return created;
  }

  readonly #records = new Map<IConstruct, StackRecord>();
  readonly #servers = new Map<IConstruct, DeployedServer>();
  readonly #terminators = new Map<IConstruct, UnplacedTerminator>();
  readonly #workloads = new Map<IConstruct, UnplacedWorkload>();
  readonly #links = new Map<IConstruct, RegisteredLink>();
  readonly #units = new Set<IConstruct>();
  readonly #owners = new Set<IConstruct>();
  readonly #regulated = new Set<IConstruct>();
  readonly #locationAttributes = new Map<string, readonly string[]>();
  readonly #terminatorsOf = new ConstructIndex<IConstruct, IConstruct>();
  readonly #replicasOf = new ConstructIndex<IConstruct, IConstruct>();
  #changes = 0;

  private constructor(public readonly root: IConstruct) {}

  /** How often something was registered. While it stays the same, so does what is registered. */
  public get changes(): number {
    return this.#changes;
  }

  /** Counts a change of what a stack has registered. */
  public countChange(): void {
    this.#changes += 1;
  }

  /** Registers the attributes by which a provider names its machine or cluster. */
  public addLocationAttributes(providerName: string, attributes: readonly string[]): void {
    this.#locationAttributes.set(providerName, attributes);
  }

  /** The attributes by which a provider names its machine or cluster. */
  public locationAttributesOf(providerName: string): readonly string[] {
    return this.#locationAttributes.get(providerName) ?? [];
  }

  /** Registers the construct that keeps the record of a stack. */
  public addRecord(keeper: IConstruct, record: StackRecord): void {
    this.#records.set(keeper, record);
    this.#owners.add(keeper);
    this.countChange();
  }

  /** Registers a server, with the service that it follows if it is a replica. */
  public addServer(construct: IConstruct, server: DeployedServer, primary?: IConstruct): void {
    this.#servers.set(construct, server);
    if (primary !== undefined) this.#replicasOf.add(primary, construct);
    this.addUnit(construct);
  }

  /** Registers a terminator of a service. */
  public addTerminator(construct: IConstruct, terminator: UnplacedTerminator, service: IConstruct): void {
    this.#terminators.set(construct, terminator);
    this.#terminatorsOf.add(service, construct);
    this.addUnit(construct);
  }

  /** Registers a workload of another kind than a server, a terminator or a link. */
  public addWorkload(construct: IConstruct, workload: UnplacedWorkload): void {
    this.#workloads.set(construct, workload);
    this.addUnit(construct);
  }

  /** Registers the link of a replica: a workload of its own. */
  public addLink(replica: IConstruct, link: RegisteredLink): void {
    this.#links.set(replica, link);
    this.addUnit(link.construct);
  }

  /** Registers a construct whose resources belong to this library. */
  public addOwner(construct: IConstruct): void {
    this.#owners.add(construct);
    this.countChange();
  }

  /** Tags a construct as a regulated workload. */
  public addRegulated(construct: IConstruct): void {
    this.#regulated.add(construct);
    this.countChange();
  }

  /** The record that a construct keeps. */
  public recordAt(construct: IConstruct): StackRecord | undefined {
    return this.#records.get(construct);
  }

  /** What is known of a server. */
  public serverAt(construct: IConstruct): DeployedServer | undefined {
    return this.#servers.get(construct);
  }

  /** What is known of a terminator. */
  public terminatorAt(construct: IConstruct): UnplacedTerminator | undefined {
    return this.#terminators.get(construct);
  }

  /** What is known of a workload of another kind. */
  public workloadAt(construct: IConstruct): UnplacedWorkload | undefined {
    return this.#workloads.get(construct);
  }

  /** The terminators of a service, in the order of the construct tree. */
  public terminatorsOf(service: IConstruct): readonly IConstruct[] {
    return this.#terminatorsOf.find(service);
  }

  /** The replicas that follow a service directly, in the order of the construct tree. */
  public replicasOf(service: IConstruct): readonly IConstruct[] {
    return this.#replicasOf.find(service);
  }

  /** The link of a replica. */
  public linkOf(replica: IConstruct): RegisteredLink | undefined {
    return this.#links.get(replica);
  }

  /** Whether a construct runs a workload of its own, such as a server or a terminator. */
  public isUnit(construct: IConstruct): boolean {
    return this.#units.has(construct);
  }

  /** Whether the resources below a construct belong to this library. */
  public isOwner(construct: IConstruct): boolean {
    return this.#owners.has(construct);
  }

  /** Whether a construct is tagged as a regulated workload. */
  public isRegulated(construct: IConstruct): boolean {
    return this.#regulated.has(construct);
  }

  private addUnit(construct: IConstruct): void {
    this.#units.add(construct);
    this.addOwner(construct);
  }
}
