import type { Audience } from './audience';
import type { BackendTransport } from './backend-transport';

/** What one platform has and another lacks, as far as props can ask for it: `docs/platforms.md` is generated from this. */
export const CAPABILITIES = {
  'host-addresses': {
    about: 'ports on addresses of a host',
    props: ['listenAddress', 'plaintextAddress'],
    otherwise: 'leave it out: the platform decides who reaches a published port',
  },
  'volume-sizes': {
    about: 'data volumes of a given size',
    props: ['volumeSize'],
    otherwise: 'leave it out: the volume grows as far as the disk of the host',
  },
  copies: {
    about: 'several copies of one workload under one name',
    props: ['copies'],
    otherwise: 'leave it out, and make several constructs',
  },
  'stored-certificates': {
    about: 'certificates that the platform keeps and something else renews',
    props: ['certificate: StoredCertificate'],
    otherwise: 'take TlsCertificate.issued or TlsCertificate.fromPem',
  },
} as const satisfies Record<string, CapabilityFacts>;

/** What a platform can lack. */
interface CapabilityFacts {
  readonly about: string;
  /** Props that ask for it. */
  readonly props: readonly string[];
  /** What to do where a platform lacks it. */
  readonly otherwise: string;
}

/** The id of something that a platform can lack. */
export type Capability = keyof typeof CAPABILITIES;

/** Who reaches what runs on a platform. */
export interface Audiences {
  /** A server that is not published. */
  readonly server: Audience;
  /** A terminator that is not published. */
  readonly terminator: Audience;
  /** What is published, by the address of the host that it listens on, where a platform has such addresses. */
  published(address?: string): Audience;
}

/** What resolvers have to know of the platform that a construct runs on. */
export interface PlatformFacts {
  /** Name for people. */
  readonly name: string;
  /** What it has. */
  readonly has: Readonly<Record<Capability, boolean>>;
  /** How a terminator reaches a service beside it when nothing is said. */
  readonly transport: BackendTransport;
  readonly audiences: Audiences;
  /** The name by which other workloads of the platform look a workload up. */
  host(workload: string): string;
  /**
   * The name by which a replica looks its primary up. It has to lead to a server that runs, and to nothing while none does:
   * a replica that connects to one that is gone waits for an answer that never comes.
   */
  peer(workload: string): string;
  /** Further names by which it is looked up. */
  aliases(workload: string): readonly string[];
}
