import type { Construct } from 'constructs';
import { Audience } from '../core/platform/audience';
import { Endpoint } from '../core/platform/endpoint';
import type { IPlatformFacts } from '../core/platform/platform-facts';
import type { PlatformProblem } from './platform-problem';
import type { ProvidedServer, ServerRequest } from './server';
import type { ProvidedTerminator, TerminatorRequest } from './terminator';

/**
 * Where services run. A construct resolves its properties, and asks its platform for a server or a terminator. The platform
 * creates the resources of its provider and returns what clients, terminators, replicas and the review need to know.
 *
 * To write a platform of your own, extend this class; `docs/writing-a-platform.md` has a worked example.
 *
 * @example
 * const platform: Platform = new DockerPlatform({ clientNetwork: 'apps' });
 * new RedisService(this, 'Redis', { platform });
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
   * @param scope The scope of the resources. A different construct path means a different resource.
   * @param request The server.
   */
  public abstract provideServer(scope: Construct, request: ServerRequest): ProvidedServer;

  /**
   * Provides a TLS terminator in front of a server. By default, the platform does not support terminators.
   * @param _scope The scope of the resources. A different construct path means a different resource.
   * @param request The terminator.
   */
  public provideTerminator(_scope: Construct, request: TerminatorRequest): ProvidedTerminator {
    const { name } = this.facts;
    return {
      endpoint: new Endpoint(this.facts.hostOf(request.name), 6380),
      audience: Audience.PRIVATE_NETWORK,
      dependables: [],
      problems: [
        {
          message: `${name} does not run TLS terminators`,
          fix: 'set platform of the TlsTerminator to one that does, for example a DockerPlatform',
        },
      ],
    };
  }

  /**
   * Problems of the platform's own settings. They stop the synth.
   * @param _stack The stack that the platform is used in.
   */
  public problems(_stack: Construct): PlatformProblem[] {
    return [];
  }
}
