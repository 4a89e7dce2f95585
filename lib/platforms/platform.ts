import type { Construct } from 'constructs';
import type { IPlatformFacts } from '../core/platform/platform-facts';
import type { PlatformProblem } from './platform-problem';
import type { ProvidedServer, ServerRequest } from './server';
import type { ProvidedTerminator, TerminatorRequest } from './terminator';

/**
 * Where services run. A construct resolves its properties, and asks its platform for a server or a terminator. The platform
 * creates the resources of its provider and returns what clients, terminators, replicas and the review need to know.
 *
 * To write a platform of your own, extend this class; `docs/writing-a-platform.md` has a worked example.
 */
export abstract class Platform {
  /**
   * The machine, the cluster or the account where the platform provides. Two platforms with the same location share names,
   * ports and private networks.
   */
  public abstract readonly location: string;

  /** What constructs must know before anything is provided. */
  public abstract readonly facts: IPlatformFacts;

  /**
   * Provides a server, primary or replica.
   * @param scope Construct below which resources are created. Another construct path is another resource.
   * @param request The server.
   */
  public abstract provideServer(scope: Construct, request: ServerRequest): ProvidedServer;

  /**
   * Provides a TLS terminator in front of a server.
   * @param scope Construct below which resources are created. Another construct path is another resource.
   * @param request The terminator.
   */
  public abstract provideTerminator(scope: Construct, request: TerminatorRequest): ProvidedTerminator;

  /**
   * Problems of the platform's own settings. Every construct on the platform asks for them, and each is reported once.
   * @param _scope A construct on the platform.
   */
  public problems(_scope: Construct): PlatformProblem[] {
    return [];
  }
}
