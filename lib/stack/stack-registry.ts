import { Annotations, Aspects, TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { type Claim, clashes } from '../core/problems/clashes';
import { describeAll, isError, type Problem, severityOf, told } from '../core/problems/problem';
import type { ProblemReview } from '../core/review/model';
import { printable } from '../core/text/printable';
import { collectResources, collectReview } from './collect-review';
import { DefaultProviders, type ProviderFactories } from './default-providers';
import { heldProblems, isOnlyReported } from './held-policies';
import { regulatedProblems } from './regulated';
import { writeReviewAtSynth } from './review-file';

const ID = 'cdktf-redis';

/** Set by the program cdktf, which fails on error annotations itself once everything is written. */
const GO_ON = 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS';

/** A check of a construct that has to wait until the app is complete. */
interface Later {
  readonly construct: IConstruct;
  readonly check: () => readonly Problem[];
}

/**
 * What the constructs of one stack share: the place where they note problems and claim names and ports, and
 * the scope of resources that exist once per stack. Made by the first construct that asks.
 *
 * It is an element of the stack because cdktf asks every element for its Terraform before anything is written:
 * that is when all problems of the app are thrown, as one error.
 */
export class StackRegistry extends TerraformElement {
  /** The one of the stack that a construct is in, which gets the providers that its resources need. */
  public static of(construct: IConstruct): StackRegistry {
    const services = StackRegistry.over(construct);
    services.addProviders();
    return services;
  }

  /** The same, for what makes no resources. */
  public static over(construct: IConstruct): StackRegistry {
    const stack = TerraformStack.of(construct);
    const existing = stack.node.tryFindChild(ID);
    if (existing instanceof StackRegistry) return existing;
    if (existing === undefined) return new StackRegistry(stack);
    throw new Error(
      `[${printable(existing.node.path)}] has the id that the library keeps for what a stack shares. ` +
        'Fix: give that construct another id.',
    );
  }

  /** By this the review knows what a stack shares. */
  public readonly _isShared = true;
  readonly #problems: Problem[] = [];
  readonly #notes = new Map<string, ProblemReview>();
  readonly #claims: Claim[] = [];
  readonly #later: Later[] = [];
  readonly #providers: Record<string, ProviderFactories[string]> = {};
  #addsProviders = false;

  private constructor(stack: TerraformStack) {
    super(stack, ID);
    writeReviewAtSynth(stack, () => ({
      formatVersion: 1,
      stack: stack.node.path,
      ...collectReview(stack),
      resources: collectResources(stack),
      problems: [...this.#notes.values()],
    }));
  }

  /** Notes problems of a construct: warnings become annotations, errors stop the synth. */
  public report(construct: IConstruct, problems: readonly Problem[]): void {
    this.#problems.push(...this.errorsOf(construct, problems));
  }

  /** Notes a check that has to wait until the app is complete. */
  public reportLater(construct: IConstruct, check: Later['check']): void {
    this.#later.push({ construct, check });
  }

  /** Claims names and ports that no other construct may have. */
  public claim(claim: Omit<Claim, 'stack'>): void {
    this.#claims.push({ ...claim, stack: TerraformStack.of(this).node.path });
  }

  /** Notes how the provider of a platform is made, in case that the stack declares none. */
  public offer(providers: ProviderFactories): void {
    Object.assign(this.#providers, providers);
  }

  /** A construct that exists once per stack. */
  public shared<T extends Construct>(id: string, create: (scope: Construct) => T): T {
    return (this.node.tryFindChild(id) as T | undefined) ?? create(this);
  }

  /**
   * Called by cdktf before anything is written and before it collects annotations: runs the checks that waited, and
   * throws all problems of the app. It is called several times.
   */
  public override toTerraform(): object {
    const everything = this.node.root.node.findAll();
    const isServices = (node: IConstruct): node is StackRegistry => node instanceof StackRegistry;
    const all = everything.filter(isServices);
    const problems = [
      ...all.flatMap((services) => services.#problems),
      ...all.flatMap((services) =>
        services.#later.flatMap(({ construct, check }) => services.errorsOf(construct, check())),
      ),
      ...clashes(all.flatMap((services) => services.#claims)),
      ...regulatedProblems(everything.filter((node) => !isServices(node))),
    ];
    const held = heldProblems(all[0].cdktfStack);
    for (const { construct, problem } of held) {
      if (isError(problem) && !isOnlyReported(problem, this)) continue;
      const stack = TerraformStack.of(construct);
      (all.find(({ cdktfStack }) => cdktfStack === stack) ?? all[0]).note(construct, problem);
    }
    const errors = [...problems, ...held.map(({ problem }) => problem).filter(isError)];
    if (!errors.every((problem) => isOnlyReported(problem, this))) {
      throw new Error(describeAll(withoutRepeats(errors)));
    }
    return {};
  }

  private addProviders(): void {
    if (this.#addsProviders) return;
    this.#addsProviders = true;
    Aspects.of(this.cdktfStack).add(new DefaultProviders(this, this.#providers));
  }

  /** Notes what is no error of a construct, and returns the errors. */
  private errorsOf(construct: IConstruct, problems: readonly Problem[]): readonly Problem[] {
    for (const problem of problems) if (!isError(problem)) this.note(construct, problem);
    return problems.filter(isError);
  }

  /** Makes an annotation of a problem that does not stop the synth, once at a construct. */
  private note(construct: IConstruct, problem: Problem): void {
    const { id, path, message, fix } = told(problem);
    const text = `${message}. Fix: ${fix} (${id})`;
    const key = `${construct.node.path} ${text}`;
    if (this.#notes.has(key)) return;
    const severity = severityOf(problem);
    this.#notes.set(key, { id, severity, path, message, fix });
    const annotations = Annotations.of(construct);
    // Where cdktf does not go on with errors, one of a stack would keep all others from being written.
    if (severity === 'error' && process.env[GO_ON] !== undefined) annotations.addError(text);
    else annotations.addWarning(text);
  }
}

/** A problem of the platform or of the context is met by every construct, and told once. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
