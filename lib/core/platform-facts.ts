import type { BackendTransport } from './spec/terminator-spec';

/** What one platform has and another lacks, as far as props can ask for it: `docs/platforms.md` is generated from this. */
export const CAPABILITIES = {
  'host-addresses': {
    about: 'ports on addresses of a host',
    otherwise: 'leave it out: the platform decides who reaches a published port',
  },
  'volume-sizes': {
    about: 'data volumes of a given size',
    otherwise: 'leave it out: the volume grows as far as the disk of the host',
  },
  copies: {
    about: 'several copies of one workload under one name',
    otherwise: 'leave it out, and make several constructs',
  },
  'stored-certificates': {
    about: 'certificates that the platform keeps and something else renews',
    otherwise: 'take TlsCertificate.issued or TlsCertificate.fromPem',
  },
} as const satisfies Record<string, { readonly about: string; readonly otherwise: string }>;

/** The id of something that a platform can lack. */
export type Capability = keyof typeof CAPABILITIES;

/** What resolvers have to know of the platform that a construct runs on. */
export interface PlatformFacts {
  /** Name for people. */
  readonly name: string;
  /** What it has. */
  readonly has: Readonly<Record<Capability, boolean>>;
  /** How a terminator reaches a service beside it when nothing is said. */
  readonly transport: BackendTransport;
  /** The name by which other workloads of the platform look a workload up. */
  host(workload: string): string;
}
