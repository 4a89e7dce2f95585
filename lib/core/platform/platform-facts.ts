import type { BackendTransport } from './backend-transport';

/** The optional features of a platform that properties of constructs need. */
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
   * Existing data volumes that a server takes over.
   * @default false
   */
  readonly adoptedVolumes?: boolean;

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

/** The id of an optional feature of a platform. */
export type Capability = keyof PlatformCapabilities;

/** A capability, for documents and for messages. */
interface CapabilityFacts {
  readonly about: string;
  /** The props that need it. */
  readonly props: readonly string[];
  /** What to do on a platform without it: the fix of an error. */
  readonly instead: string;
}

/** All capabilities. `docs/platforms.md` is generated from them. */
export const CAPABILITIES: Readonly<Record<Capability, CapabilityFacts>> = {
  hostAddresses: {
    about: 'ports on addresses of a host',
    props: ['listenAddress', 'plaintextAddress'],
    instead: 'leave it out: the platform decides who can reach a published port',
  },
  volumeSizes: {
    about: 'data volumes of a given size',
    props: ['volumeSize'],
    instead: 'leave it out: the volume can grow up to the size of the disk of the host',
  },
  adoptedVolumes: {
    about: 'existing data volumes that a server takes over',
    props: ['adoptVolume'],
    instead: 'leave it out, and import the existing volume into the state of Terraform',
  },
  copies: {
    about: 'several copies of one workload under one name',
    props: ['copies'],
    instead: 'leave it out, and create several constructs',
  },
  storedCertificates: {
    about: 'certificates that the platform stores and another program renews',
    props: ['certificate: StoredCertificate'],
    instead: 'use TlsCertificate.issued or TlsCertificate.fromPem',
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
