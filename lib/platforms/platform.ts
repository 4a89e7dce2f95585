import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { PlatformFacts } from '../core/platform/platform-facts';
import type { Reservation } from '../core/problems/clashes';
import type { Problem } from '../core/problems/problem';
import type { Workload } from '../core/render/workload';

/** What a platform gives back for a workload. */
export interface Deployed {
  /** What has to be there before something that connects to the workload. */
  readonly dependables: readonly ITerraformDependable[];
}

/**
 * Where services run. A platform turns workloads into resources of its provider; what is in them it does not
 * decide. Made by the user, passed to the constructs.
 */
export abstract class Platform {
  /**
   * Which machine or cluster it is: two platforms with the same engine share names, ports and networks.
   * @internal
   */
  public abstract readonly _engine: string;

  /**
   * Problems of the platform's own settings.
   * @internal
   */
  public abstract _problems(scope: Construct): readonly Problem[];

  /**
   * What props can ask of it.
   * @internal
   */
  public abstract readonly _facts: PlatformFacts;

  /**
   * Names and ports of hosts that a workload reserves on the machine or cluster.
   * @internal
   */
  public abstract _reservations(workload: Workload): Pick<Reservation, 'names' | 'listeners'>;

  /**
   * Volumes with the data of a workload, each told by all that would make it another one: another volume is another
   * data set.
   * @internal
   */
  public abstract _volumes(workload: Workload): readonly string[];

  /**
   * Image that runs when a service asks for none.
   * @internal
   */
  public abstract _imageFor(scope: Construct, imageKey: string): string;

  /**
   * Creates the resources of a workload.
   * @internal
   */
  public abstract _deploy(
    scope: Construct,
    workload: Workload,
    after: readonly ITerraformDependable[],
  ): Deployed;
}
