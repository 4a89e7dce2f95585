import type { BackendTransport } from './backend-transport';

/** What a platform can do, as far as properties of constructs ask for it. */
export interface PlatformCapabilities {
  /**
   * Ports on chosen addresses of a host.
   * @default false
   */
  readonly hostAddresses?: boolean;

  /**
   * Data volumes of a given size.
   * @default false
   */
  readonly volumeSizes?: boolean;

  /**
   * Several copies of a server or a terminator under one name.
   * @default false
   */
  readonly copies?: boolean;

  /**
   * Certificates that the platform stores and something else renews.
   * @default false
   */
  readonly storedCertificates?: boolean;
}

/** The id of something that a platform can lack. */
export type Capability = keyof PlatformCapabilities;

/** A capability, for documents and for messages. */
interface CapabilityFacts {
  readonly about: string;
  /** Props that ask for it. */
  readonly props: readonly string[];
  /** What to do where a platform lacks it. */
  readonly otherwise: string;
}

/** What one platform has and another lacks, as far as props can ask for it: `docs/platforms.md` is generated from this. */
export const CAPABILITIES: Readonly<Record<Capability, CapabilityFacts>> = {
  hostAddresses: {
    about: 'ports on addresses of a host',
    props: ['listenAddress', 'plaintextAddress'],
    otherwise: 'leave it out: the platform decides who reaches a published port',
  },
  volumeSizes: {
    about: 'data volumes of a given size',
    props: ['volumeSize'],
    otherwise: 'leave it out: the volume grows as far as the disk of the host',
  },
  copies: {
    about: 'several copies of one workload under one name',
    props: ['copies'],
    otherwise: 'leave it out, and make several constructs',
  },
  storedCertificates: {
    about: 'certificates that the platform keeps and something else renews',
    props: ['certificate: StoredCertificate'],
    otherwise: 'take TlsCertificate.issued or TlsCertificate.fromPem',
  },
};

/** What constructs must know of their platform before anything is provided. */
export interface IPlatformFacts {
  /** Name of the platform, as messages and the review show it. */
  readonly name: string;

  /** What the platform can do. */
  readonly capabilities: PlatformCapabilities;

  /** How a terminator reaches a service of the same location if its `transport` is not set. */
  readonly defaultTransport: BackendTransport;

  /**
   * The host name by which others in the location find a server or a terminator.
   * @param name Name of the server or the terminator.
   */
  hostOf(name: string): string;

  /**
   * Further host names by which it is found. Certificates include them.
   * @param name Name of the server or the terminator.
   */
  aliasesOf(name: string): string[];
}
