import type { Audience } from '../../core/platform/audience';
import type { IPlatformFacts } from '../../core/platform/platform-facts';

/** What is known of a platform that runs containers. */
export interface ContainerFacts extends IPlatformFacts {
  /**
   * The name by which a replica looks its primary up. It has to lead to a server that runs, and to nothing while none does:
   * a replica that connects to one that is gone waits for an answer that never comes.
   */
  peerOf(name: string): string;
  readonly audiences: Audiences;
}

/** Who can reach what runs on a platform. */
export interface Audiences {
  /** A server that is not published. */
  readonly server: Audience;
  /** A terminator that is not published. */
  readonly terminator: Audience;
  /** What is published, by the address of the host that it listens on, where a platform has such addresses. */
  published(address?: string): Audience;
}
