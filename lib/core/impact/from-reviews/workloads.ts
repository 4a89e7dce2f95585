import { FLAVORS } from '../../catalog/flavor';
import { parseVersionString } from '../../catalog/version-string';
import { isPrivate } from '../../platform/audience';
import type { AppReview } from '../../review/merged';
import type { Placement, ServiceReview, TerminatorReview, WorkloadReview } from '../../review/schema';
import type {
  ClientNeeds,
  Transition,
  VolumeChange,
  WorkloadChange,
  WorkloadState,
} from '../workload-change';
import type { ConstructChange } from './model';
import { usersOf } from './users';

/** Both sides of a change, each as one review. */
export interface ReviewedSides {
  readonly before: AppReview;
  readonly after: AppReview;
}

/** What has a construct path, before and after. A side is not set if it is not in the code there. */
export interface Pair<T> {
  readonly before?: T;
  readonly after?: T;
  /** As it is, or as it was. */
  readonly latest: T;
}

/** What is on either side, paired by construct path. */
export function pairsOf<T extends { readonly path: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly Pair<T>[] {
  const [were, are] = [before, after].map((side) => new Map(side.map((one) => [one.path, one])));
  return [...new Map([...were, ...are]).values()].map((latest) => ({
    before: were.get(latest.path),
    after: are.get(latest.path),
    latest,
  }));
}

/** On which sides it is in the code. */
export function presenceOf({ before, after }: Pair<unknown>): ConstructChange['presence'] {
  if (before === undefined) return 'new';
  return after === undefined ? 'gone' : 'both';
}

/** A server before and after a change of the code. */
export function serverOf(pair: Pair<ServiceReview>, sides: ReviewedSides): WorkloadChange {
  const { before, after } = pair;
  const transition = transitionOf(pair, sides);
  return {
    path: pair.latest.path,
    kind: 'server',
    transition,
    existed: before !== undefined,
    before: before ? stateOf(before) : { copies: 1 },
    after: after ? stateOf(after) : { copies: 1 },
    data: volumesOf(pair, sides, transition),
    pulls: pulledBy(pair, transition),
  };
}

/** The link of a replica that runs on, before and after. Undefined: it is the same. */
export function linkOf({ before, after, latest }: Pair<ServiceReview>): WorkloadChange | undefined {
  const [was, will] = [before, after].map((server) => server?.follows?.link?.configuration);
  if (before?.configuration !== after?.configuration || was === will) return undefined;
  return proxyOf('link', `${latest.path}/Link`, 'restart', latest.path);
}

/** A terminator before and after. */
export function terminatorOf(pair: Pair<TerminatorReview>, sides: ReviewedSides): WorkloadChange {
  const { before, after, latest } = pair;
  const change = proxyOf('terminator', latest.path, transitionOf(pair, sides), latest.service);
  return {
    ...change,
    existed: before !== undefined,
    pulls: pulledBy(pair, change.transition),
    before: before ? stateOfTerminator(before) : change.before,
    after: after ? stateOfTerminator(after) : change.after,
  };
}

/** A workload that is not a server or a terminator, before and after. */
export function otherWorkloadOf(pair: Pair<WorkloadReview>, sides: ReviewedSides): WorkloadChange {
  const { before, after, latest } = pair;
  const transition = transitionOf(pair, sides);
  const [were, are] = [before, after].map((side) => side?.volumes ?? []);
  const stateOfSide = (side: WorkloadReview | undefined) => ({
    copies: 1,
    serves: side?.serves ?? undefined,
  });
  return {
    path: latest.path,
    kind: latest.kind,
    transition,
    existed: before !== undefined,
    before: stateOfSide(before),
    after: stateOfSide(after),
    pulls: pulledBy(pair, transition),
    data: { fate: keepsVolume(were, are) ? 'kept' : transition === 'restart' ? 'replaced' : 'destroyed' },
  };
}

/** The Docker provider destroys a container without waiting for the image of the next one. */
const PULLS_LATE = /\bdocker\b/;

/** The image that is pulled while a workload is stopped. */
function pulledBy(
  { before, after }: Pair<{ readonly image: string | null; readonly place: string }>,
  transition: Transition,
): string | undefined {
  if (transition !== 'restart' || !before || !after || before.image === after.image) return undefined;
  return PULLS_LATE.test(after.place) ? (after.image ?? undefined) : undefined;
}

function proxyOf(kind: string, path: string, transition: Transition, serves: string): WorkloadChange {
  const state = { copies: 1, serves };
  return { path, kind, transition, existed: true, before: state, after: state, data: { fate: 'kept' } };
}

function transitionOf(
  { before, after, latest }: Pair<Placement & { readonly path: string }>,
  sides: ReviewedSides,
): Transition {
  if (before === undefined) return 'start';
  if (after === undefined) return isStackGone(latest.path, sides) ? 'orphan' : 'remove';
  return before.configuration === after.configuration ? 'stay' : 'restart';
}

/** Whether the stack of a construct is no longer in the code. */
function isStackGone(path: string, { before, after }: ReviewedSides): boolean {
  const isOf = (stack: string) => path.startsWith(`${stack}/`);
  return before.stacks.some(isOf) && !after.stacks.some(isOf);
}

function stateOf(server: ServiceReview): WorkloadState {
  const { copies, follows, flavor, engine, version, versionString, memory, persistence } = server;
  const { dataMebibytes, evictionPolicy } = memory;
  const line = parseVersionString(versionString)?.version;
  return {
    copies,
    ...(follows && { follows: follows.primary }),
    flavor: FLAVORS.find(({ description }) => description === flavor),
    release: { name: `${engine} ${line?.line ?? version}`, line },
    ...(dataMebibytes !== null && { memory: { dataMebibytes, evictionPolicy } }),
    acceptsDataLoss: persistence.acceptsDataLoss,
    clients: needsOfServer(server),
  };
}

/** What clients need for the server itself: terminators are judged on their own. */
function needsOfServer(server: ServiceReview): ClientNeeds {
  const { entrances } = server;
  const own = entrances.find(({ terminator, audience }) => terminator === null && !isPrivate(audience));
  const source = entrances[0]?.password;
  return {
    endpoint: own === undefined ? null : endpointOf(own),
    users: usersOf(server)
      .filter(({ isOn }) => isOn)
      .map(({ name, rights, password }) => ({
        name,
        rights,
        password: password ?? (server.userManagement === null ? source : undefined),
      })),
  };
}

function stateOfTerminator(terminator: TerminatorReview): WorkloadState {
  const { copies, service } = terminator;
  return { copies, serves: service, clients: needsOfTerminator(terminator) };
}

function needsOfTerminator({ endpoint, protocols, certificate }: TerminatorReview): ClientNeeds {
  const { names, authority } = certificate;
  return { endpoint: endpointOf(endpoint), protocols, names, authority };
}

function endpointOf({ host, port }: { readonly host: string; readonly port: number | null }) {
  return { host, ...(port !== null && { port }) };
}

function volumesOf(
  { before, after, latest }: Pair<ServiceReview>,
  sides: ReviewedSides,
  transition: Transition,
): VolumeChange {
  if (before === undefined) return { fate: 'created', takenFrom: formerUserOf(latest, sides) };
  if (after === undefined)
    return { fate: 'destroyed', wasProtected: before.persistence.removal === 'protected' };
  if (transition === 'stay') return { fate: 'kept' };
  if (before.place !== after.place) return { fate: 'left', where: before.place };
  if (keepsVolume(before.volumes, after.volumes)) return { fate: 'kept' };
  return after.persistence.removal === 'protected'
    ? { fate: 'protected', where: before.volumes.join(', ') }
    : { fate: 'replaced' };
}

/** Whether a workload finds its data again. A managed service has no volumes in the review, and keeps its data. */
function keepsVolume(before: readonly string[], after: readonly string[]): boolean {
  return before.length === 0 || before.some((volume) => after.includes(volume));
}

/** A removed server whose volume a new one uses. */
function formerUserOf(
  { place, volumes }: ServiceReview,
  { before, after }: ReviewedSides,
): string | undefined {
  const remaining = new Set(after.services.map(({ path }) => path));
  return before.services.find(
    (server) =>
      !remaining.has(server.path) &&
      server.place === place &&
      server.volumes.some((volume) => volumes.includes(volume)),
  )?.path;
}
