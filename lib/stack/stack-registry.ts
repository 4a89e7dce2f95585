import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aspects, TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { Access } from '../core/platform/access';
import type { Reservation } from '../core/problems/clashes';
import { isError, type Problem } from '../core/problems/problem';
import { RELEASE } from '../core/review/release';
import {
  REVIEW_FILE,
  type StackReview,
  type UnplacedTerminator,
  type UnplacedWorkload,
} from '../core/review/schema';
import type { DeployedServer } from '../core/review/server';
import { printable } from '../core/text/printable';
import { checkBeforeWriting } from './app-check';
import { AppRegistry } from './app-registry';
import { collectStackReview } from './collect-review';
import { ConstructIndex } from './construct-index';
import { DefaultProviders, type ProviderFactories } from './default-providers';
import { reviewProblem, StackRecord } from './stack-record';
import { contentsOf, type TreeContents } from './tree-contents';

const ID = 'cdktf-redis';

/** Set on every stack registry. It is the same for every copy of this library that an app loads. */
const STACK_REGISTRY = Symbol.for('cdktf-redis.stack-registry');

/**
 * What the constructs of one stack register with: they report problems, reserve names and ports, and say what they are. It
 * is also the scope of resources that exist once per stack. The first construct that asks for it creates it.
 *
 * It is an element of the stack because cdktf asks every element for its Terraform before anything is written: that is when
 * all problems of the app are thrown, as one error.
 */
export class StackRegistry extends TerraformElement {
  /** The registry of the stack that a construct is in. The stack gets the providers that its resources need. */
  public static of(construct: IConstruct): StackRegistry {
    const registry = StackRegistry.withoutProviders(construct);
    registry.addProviders();
    return registry;
  }

  /** The same, for a construct without resources. */
  public static withoutProviders(construct: IConstruct): StackRegistry {
    const stack = TerraformStack.of(construct);
    const existing = stack.node.tryFindChild(ID);
    if (existing === undefined) return new StackRegistry(stack);
    if (isStackRegistry(existing)) return existing;
    throw new Error(
      `[${printable(existing.node.path)}] uses an id that the library reserves in every stack. ` +
        'Fix: choose another id for that construct.',
    );
  }

  readonly #app: AppRegistry;
  readonly #record: StackRecord;
  readonly #indexes = new Map<string, ConstructIndex<string, IConstruct>>();
  readonly #providers: Record<string, ProviderFactories[string]> = {};
  #addsProviders = false;
  #written?: TreeContents;

  private constructor(stack: TerraformStack) {
    super(stack, ID);
    Object.defineProperty(this, STACK_REGISTRY, { value: true });
    this.#app = AppRegistry.of(stack);
    this.#record = new StackRecord(stack);
    this.#app.addRecord(this, this.#record);
    this.writeReviewAtSynth(stack);
  }

  /** Reports problems of a construct: warnings become annotations, errors stop the synth. */
  public report(construct: IConstruct, problems: readonly Problem[]): void {
    for (const problem of problems) {
      if (isError(problem)) this.#record.errors.push({ construct, problem });
      else this.#record.note({ construct, problem });
    }
    if (problems.some(isError)) this.#app.countChange();
  }

  /** Adds a check of a construct that runs when the app is complete. */
  public reportLater(construct: IConstruct, check: () => readonly Problem[]): void {
    this.#record.lateChecks.push({ construct, check });
    this.#app.countChange();
  }

  /** Reserves names and ports, which no other construct can reserve. */
  public reserve(reservation: Omit<Reservation, 'stack'>): void {
    this.#record.reservations.push({ ...reservation, stack: this.#record.stack.node.path });
    this.#app.countChange();
  }

  /** Registers a server, with the service that it follows if it is a replica. */
  public registerServer(construct: IConstruct, server: DeployedServer, primary?: IConstruct): void {
    this.#app.addServer(construct, server, primary);
  }

  /** Registers a terminator of a service. */
  public registerTerminator(
    construct: IConstruct,
    terminator: UnplacedTerminator,
    service: IConstruct,
  ): void {
    this.#app.addTerminator(construct, terminator, service);
  }

  /** Registers a workload of another kind, such as an exporter. */
  public registerWorkload(construct: IConstruct, workload: UnplacedWorkload): void {
    this.#app.addWorkload(construct, workload);
  }

  /** Registers the link of a replica, with every way to it. */
  public registerLink(replica: IConstruct, link: IConstruct, access: readonly Access[]): void {
    this.#app.addLink(replica, { construct: link, access });
  }

  /** Registers a construct whose resources the review lists, although it runs no workload. */
  public registerOwner(construct: IConstruct): void {
    this.#app.addOwner(construct);
  }

  /** The replicas of the app that follow a service directly, in the order of the construct tree. */
  public replicasOf(service: IConstruct): readonly DeployedServer[] {
    return this.#app.replicasOf(service).flatMap((replica) => this.#app.serverAt(replica) ?? []);
  }

  /** The terminators of the app in front of a service, in the order of the construct tree. */
  public terminatorsOf(service: IConstruct): readonly UnplacedTerminator[] {
    return this.#app.terminatorsOf(service).flatMap((terminator) => this.#app.terminatorAt(terminator) ?? []);
  }

  /** An index of constructs of the stack, which constructs add themselves to. */
  public index<Member extends IConstruct>(name: string): ConstructIndex<string, Member> {
    const index = this.#indexes.get(name) ?? new ConstructIndex<string, IConstruct>();
    this.#indexes.set(name, index);
    return index as ConstructIndex<string, Member>;
  }

  /**
   * Offers the provider of a platform, which is created if the stack declares none.
   * @param name Its name in the metadata of resources.
   * @param locatedBy The attributes by which it names its machine or cluster.
   */
  public offer(name: string, create: ProviderFactories[string], locatedBy: readonly string[]): void {
    this.#providers[name] = create;
    this.#app.addLocationAttributes(name, locatedBy);
  }

  /** A construct that exists once per stack. */
  public shared<T extends Construct>(id: string, create: (scope: Construct) => T): T {
    return (this.node.tryFindChild(id) as T | undefined) ?? create(this);
  }

  /**
   * Called by cdktf several times: before anything is written and before annotations are collected. Throws all problems of
   * the app that stop the synth.
   */
  public override toTerraform(): object {
    this.#written = checkBeforeWriting(this.#record);
    return {};
  }

  /** Writes the review of a stack after the stack, so after all errors of the app were thrown. */
  private writeReviewAtSynth(stack: TerraformStack): void {
    const { synthesizer } = stack;
    stack.synthesizer = {
      synthesize: (session) => {
        this.#written = undefined;
        synthesizer.synthesize(session);
        const { workingDirectory } = session.manifest.forStack(stack);
        const review: StackReview = {
          formatVersion: 1,
          stack: stack.node.path,
          release: RELEASE,
          ...collectStackReview(stack, this.#written ?? contentsOf(stack)),
          problems: this.#record.notes.map(reviewProblem),
        };
        writeFileSync(
          join(session.outdir, workingDirectory, REVIEW_FILE),
          `${JSON.stringify(review, null, 2)}\n`,
        );
      },
    };
  }

  private addProviders(): void {
    if (this.#addsProviders) return;
    this.#addsProviders = true;
    Aspects.of(this.cdktfStack).add(new DefaultProviders(this, this.#providers));
  }
}

function isStackRegistry(construct: IConstruct): construct is StackRegistry {
  return STACK_REGISTRY in construct;
}
