import { audienceTitle } from '../platform/audience';
import type { AppReview } from './merged';
import type { EndpointReview, ServiceReview, TerminatorReview, WorkloadReview } from './schema';
import { addressOf, copiesText, isExposed, tlsText } from './words';

/** How a connection is protected: by TLS, by a private network or socket, or not at all. */
export type Security = 'tls' | 'private' | 'plaintext';

/** A connection between two boxes of the topology. */
export interface Link {
  readonly security: Security;
  readonly label: string;
}

/** A box of the topology. */
export interface Box {
  readonly title: string;
  readonly details: readonly string[];
}

/** How clients connect to a server. */
export interface Way {
  readonly clients: Box;
  /** From the clients to the terminator, or to the server if there is no terminator. */
  readonly link: Link;
  readonly terminator: (Box & { readonly path: string; readonly link: Link }) | null;
}

/** A server with its clients and with everything that follows it. */
export interface ServerBox extends Box {
  readonly kind: 'service' | 'replica' | 'workload' | 'outside';
  readonly ways: readonly Way[];
  readonly followers: readonly Follower[];
}

/** A replica, as seen from its primary. Or another workload, as seen from the server that it serves. */
export interface Follower {
  readonly server: ServerBox;
  readonly link: Link;
  /** Construct path of the terminator that it connects to. Null if it connects to the server itself. */
  readonly via: string | null;
}

/** Who can reach what, and how: one tree for each server that does not follow another one in the app. */
export function topologyOf({ services, terminators, workloads }: AppReview): readonly ServerBox[] {
  const known = new Set(services.map(({ path }) => path));
  const serverOf = ({ serves }: WorkloadReview) =>
    terminators.find(({ path }) => path === serves)?.service ?? serves;
  const followersOf = (primary: string): readonly Follower[] => [
    ...services
      .filter(({ follows }) => follows?.primary === primary)
      .map((service) => followerOf(service, terminators, followersOf(service.path))),
    ...workloads.filter((workload) => serverOf(workload) === primary).map(servantOf),
  ];
  const elsewhere = new Set([
    ...services.flatMap(({ follows }) =>
      follows === null || known.has(follows.primary) ? [] : [follows.primary],
    ),
    ...[
      ...terminators.map(({ service }) => service),
      ...workloads.flatMap((one) => serverOf(one) ?? []),
    ].filter((path) => !known.has(path)),
  ]);
  return [
    ...services
      .filter(({ follows }) => follows === null)
      .map((service) => serverBox(service, terminators, followersOf(service.path))),
    ...[...elsewhere].map(
      (path): ServerBox => ({
        kind: 'outside',
        title: path,
        details: ['not in this app'],
        ways: terminators.filter(({ service }) => service === path).map(importedWay),
        followers: followersOf(path),
      }),
    ),
    ...workloads.filter((workload) => serverOf(workload) === null).map(workloadBox),
  ];
}

function servantOf(workload: WorkloadReview): Follower {
  return { server: workloadBox(workload), link: { security: 'private', label: workload.kind }, via: null };
}

function workloadBox({ path, kind }: WorkloadReview): ServerBox {
  return { kind: 'workload', title: path, details: [kind], ways: [], followers: [] };
}

function serverBox(
  service: ServiceReview,
  terminators: readonly TerminatorReview[],
  followers: readonly Follower[],
): ServerBox {
  const { path, kind, engine, version, flavor, copies, entrances } = service;
  const open = entrances.filter((endpoint) => endpoint.tls !== null || isExposed(endpoint));
  const isReplica = kind === 'Replica';
  return {
    kind: isReplica ? 'replica' : 'service',
    title: path,
    details: [
      `${engine} ${version}, ${isReplica ? replicaText(copies) : flavor}`,
      ...(isReplica && open.length === 0 ? [`on its ${entrances[0].audience}`] : []),
    ],
    ways: (open.length === 0 && !isReplica ? entrances : open).map((endpoint) =>
      wayOf(endpoint, terminators),
    ),
    followers,
  };
}

/** Short enough for a box of the drawing. */
function replicaText(copies: number): string {
  return copies === 1 ? 'read-only replica' : `${copies} read-only copies`;
}

function wayOf(endpoint: EndpointReview, terminators: readonly TerminatorReview[]): Way {
  const clients = {
    title: audienceTitle(endpoint.audience, endpoint.network),
    details: [addressOf(endpoint)],
  };
  const terminator = terminators.find(({ path }) => path === endpoint.terminator);
  if (terminator !== undefined) return { ...throughTerminator(terminator), clients };
  if (endpoint.tls !== null)
    return { clients, link: { security: 'tls', label: tlsText(endpoint.tls) }, terminator: null };
  return {
    clients,
    link: isExposed(endpoint)
      ? { security: 'plaintext', label: 'without TLS' }
      : { security: 'private', label: endpoint.audience },
    terminator: null,
  };
}

function throughTerminator({ path, protocols, transport, copies }: TerminatorReview): Omit<Way, 'clients'> {
  return {
    link: { security: 'tls', label: tlsText(protocols) },
    terminator: {
      path,
      title: path,
      details: [copies === 1 ? 'TLS terminator, HAProxy' : `HAProxy${copiesText(copies)}`],
      link: { security: 'private', label: transport === 'tcp' ? 'private network' : 'unix socket' },
    },
  };
}

function importedWay(terminator: TerminatorReview): Way {
  return {
    ...throughTerminator(terminator),
    clients: { title: audienceTitle(terminator.audience), details: [addressOf(terminator.endpoint)] },
  };
}

function followerOf(
  service: ServiceReview,
  terminators: readonly TerminatorReview[],
  followers: readonly Follower[],
): Follower {
  const { follows } = service;
  const via = follows?.via ?? null;
  return {
    server: serverBox(service, terminators, followers),
    link:
      via === null
        ? { security: 'private', label: 'replication' }
        : { security: 'tls', label: 'replication' },
    via: terminators.some(({ path, service: behind }) => path === via && behind === follows?.primary)
      ? via
      : null,
  };
}
