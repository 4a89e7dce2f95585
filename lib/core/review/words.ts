import type { Support } from '../catalog/support';
import { audienceAmongOthers, audienceText, audienceTitle, isPrivate } from '../platform/audience';
import { Endpoint } from '../platform/endpoint';
import { PROBLEM_KINDS, type Severity } from '../problems/problem-kinds';
import type { SavePoint } from '../resolve/redis-server-props';
import { duration } from '../text/duration';
import type { Tone } from '../text/tone';
import type { AppReview } from './merged';
import type {
  AccessReview,
  CertificateReview,
  EndpointReview,
  FirstCut,
  Loss,
  LossEvent,
  ProblemReview,
  ServiceReview,
  TerminatorReview,
} from './schema';

/** Events that end a server without a clean shutdown. */
export const DEATHS: readonly LossEvent[] = [
  'process crash',
  'container kill',
  'out of memory',
  'host power loss',
];
/** Events that shut a server down cleanly and start it again. */
export const RESTARTS: readonly LossEvent[] = [
  'planned restart',
  'resize',
  'configuration change',
  'upgrade',
];

const SEVERITY_OF_LOSS: Readonly<Record<Loss['worst'], number>> = {
  nothing: 0,
  'a window': 1,
  everything: 2,
};

/** The worst loss of some events. Undefined if they cannot happen to the service. */
export function worstLoss(losses: readonly Loss[], events: readonly LossEvent[]): Loss | undefined {
  const [first, ...rest] = losses.filter(({ event }) => events.includes(event));
  return rest.reduce<Loss | undefined>(
    (worst, loss) => (worst === undefined || isWorse(loss, worst) ? loss : worst),
    first,
  );
}

/** Whether one loss is worse than another. */
export function isWorse(left: Omit<Loss, 'event'>, right: Omit<Loss, 'event'>): boolean {
  const difference = SEVERITY_OF_LOSS[left.worst] - SEVERITY_OF_LOSS[right.worst];
  return difference > 0 || (difference === 0 && (left.seconds ?? Infinity) > (right.seconds ?? Infinity));
}

/** The tone of a loss. */
export function toneOfLoss(loss: Pick<Loss, 'worst'> | undefined): Tone {
  if (loss?.worst === 'everything') return 'danger';
  return loss?.worst === 'a window' ? 'warning' : 'good';
}

/** A loss in a few words, for a cell of a table. */
export function shortLoss(loss: Loss | undefined): string {
  if (loss === undefined) return '-';
  return loss.worst === 'a window' && loss.seconds !== null
    ? `${duration(loss.seconds)} of writes at most`
    : loss.loss;
}

/** Groups events that have the same loss. */
export function groupedLosses(
  losses: readonly Loss[],
): readonly { readonly events: readonly LossEvent[]; readonly loss: Loss }[] {
  const groups = new Map<string, { readonly events: LossEvent[]; readonly loss: Loss }>();
  for (const loss of losses) {
    const key = JSON.stringify([loss.loss, loss.why]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { events: [loss.event], loss });
    else group.events.push(loss.event);
  }
  return [...groups.values()];
}

/** What a server runs, such as `Redis 8.4, AOF + RDB`, with the number of copies if there are several. */
export function runsText({ engine, version, flavor, copies }: ServiceReview): string {
  return `${engine} ${version}, ${flavor}${copiesText(copies)}`;
}

/** The number of copies, for the end of a list. Empty if there is only one. */
export function copiesText(copies: number): string {
  return copies === 1 ? '' : `, ${copies} copies`;
}

/** Whether upstream supports a version: in words, with a tone. */
export const SUPPORT: Readonly<Record<Support, { readonly tone: Tone; readonly text: string }>> = {
  supported: { tone: 'good', text: 'supported' },
  ended: { tone: 'warning', text: 'past its end of life' },
  'unsafe-patch': { tone: 'danger', text: 'known bugs' },
  unknown: { tone: 'warning', text: 'not in the catalog' },
};

/** Whether upstream supports a version. */
export function supportText(support: Support): string {
  return SUPPORT[support].text;
}

/** The end of a text about what runs: the plan of a managed service, or the image. */
export function sourceText({
  image,
  plan,
}: {
  readonly image: string | null;
  readonly plan?: string;
}): string {
  if (plan !== undefined) return `, plan ${plan}`;
  return image === null ? '' : `, image ${image}`;
}

/** The memory of a server, such as `512 MiB, 307 MiB of it for data`, as far as the platform states it. */
export function memoryText({
  memory: { limitMebibytes: limit, dataMebibytes: data },
}: ServiceReview): string {
  if (data === null) return limit === null ? 'set by the platform' : `${limit} MiB`;
  return limit === null ? `${data} MiB for data` : `${limit} MiB, ${data} MiB of it for data`;
}

/** When snapshots are due, such as `900 1, 300 10`. */
export function savePointsText(savePoints: readonly SavePoint[]): string {
  return savePoints.map(({ seconds, changes }) => `${seconds} ${changes}`).join(', ');
}

/** Where the data is kept. */
export function dataText({ persistence, image }: ServiceReview): string {
  const { fsync, savePoints, removal, adopted, volumeMebibytes } = persistence;
  if (removal === null) return 'in memory only';
  if (image === null)
    return `kept by the platform, ${removal === 'protected' ? 'protected against deletion' : 'deleted with the service'}`;
  const snapshots = `snapshots (save ${savePointsText(savePoints)})`;
  const files = fsync === null ? snapshots : `append-only file (${fsync}) and ${snapshots}`;
  const size = volumeMebibytes === null ? '' : ` of ${volumeMebibytes} MiB`;
  const volume = adopted === undefined ? 'a volume' : `the existing volume ${adopted}, taken over,`;
  return `${files}, on ${volume}${size} that ${removal === 'protected' ? 'Terraform refuses to destroy' : 'is destroyed with the service'}`;
}

/** Whether clients can connect without TLS. */
export function isExposed({ tls, audience }: EndpointReview): boolean {
  return tls === null && !isPrivate(audience);
}

/** The URL of an endpoint. */
export function urlOf({ credential, host, port }: EndpointReview): string {
  return `${credential === 'redis' ? 'redis' : 'rediss'}://${addressOf({ host, port })}`;
}

/** A host with its port, as far as it is known before the apply. */
export function addressOf({ host, port }: { readonly host: string; readonly port: number | null }): string {
  return port === null ? host : new Endpoint(host, port).toString();
}

/** An endpoint in one line: its URL, and who can reach it. */
export function reachText(endpoint: EndpointReview): string {
  return `${urlOf(endpoint)} ${audienceText(endpoint.audience, endpoint.network)}`;
}

/** Who can open a connection, and at which address if clients use it, such as `containers on the network apps (redis:6379)`. */
export function accessText({ audience, network, host, port }: AccessReview): string {
  if (isPrivate(audience) && network !== null) return lowerFirst(audienceTitle(audience, network));
  const at = host === null ? (port === null ? '' : ` (port ${port})`) : ` (${addressOf({ host, port })})`;
  return `${lowerFirst(audienceAmongOthers(audience, network ?? undefined))}${at}`;
}

/** Every server, terminator and link that states who can open connections to it, in the order of the review. */
export function openingsOf({ services, terminators }: AppReview): readonly Opening[] {
  const ofLink = ({ path, follows }: ServiceReview): Opening[] =>
    follows?.link ? [{ path, part: 'its replication link', access: follows.link.access ?? [] }] : [];
  return [
    ...services.flatMap((service) => [
      { path: service.path, part: null, access: service.access ?? [] },
      ...ofLink(service),
    ]),
    ...terminators.map(({ path, access = [] }) => ({ path, part: null, access })),
  ].filter(({ access }) => access.length > 0);
}

/** A workload with everyone who can open a connection to it. */
interface Opening {
  readonly path: string;
  /** The part of the construct that accepts the connections. Null for its main container. */
  readonly part: string | null;
  readonly access: readonly AccessReview[];
}

/** A text that begins with a lower-case letter. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** TLS protocols in short, such as `TLS 1.2, 1.3`. */
export function tlsText(protocols: readonly string[]): string {
  return `TLS ${protocols.map((protocol) => protocol.replace('TLSv', '')).join(', ')}`;
}

/** How a terminator reaches its service. */
export function transportText({ transport }: TerminatorReview): string {
  return transport === 'tcp' ? 'TCP' : 'a unix socket';
}

/** When a connection is closed. */
export function cutText({ by, afterSeconds }: FirstCut): string {
  return afterSeconds === null ? 'never' : `after ${duration(afterSeconds)} without traffic, by ${by}`;
}

/** Who issued a certificate. */
export function issuerText({ issuer }: CertificateReview): string {
  return issuer === 'given' ? 'your own' : 'a private CA';
}

/** How long a certificate is valid, after "valid". */
export function lifetimeText({ validityDays, renewalDays }: CertificateReview): string {
  if (validityDays === null) return 'until a date known at apply';
  return renewalDays === null
    ? `for ${validityDays} days`
    : `for ${validityDays} days, and an apply in the last ${renewalDays} days renews it`;
}

/** A number of things, such as `1 service` or `2 services`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** How many workloads there are, such as `2 servers, 1 TLS terminator`. */
export function workloadCounts({ services, terminators, workloads }: AppReview): string {
  const others = workloads.length === 0 ? '' : `, ${count(workloads.length, 'other workload')}`;
  return `${count(services.length, 'server')}, ${count(terminators.length, 'TLS terminator')}${others}`;
}

/** How many problems there are, such as `1 error, 2 warnings`. */
export function countProblems(problems: readonly ProblemReview[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (errors === 0) return count(warnings, 'warning');
  return warnings === 0 ? count(errors, 'error') : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
}

/** The title of a list of problems. */
export function problemsTitle(problems: readonly ProblemReview[]): string {
  const isError = ({ severity }: ProblemReview) => severity === 'error';
  if (!problems.some(isError)) return 'Warnings';
  return problems.every(isError) ? 'Errors' : 'Errors and warnings';
}

/** The severity of a kind of problem. A kind that this release does not know is a warning, because it did not stop the synth. */
export function severityOfKind(id: string): Severity {
  return kindOf(id)?.severity ?? 'warning';
}

/** The same for two problems of two synths if they are the same problem. A new message makes it a new problem. */
export function identityOf({ id, path, message }: ProblemReview): string {
  return JSON.stringify([id, path, message]);
}

/** The title of the list of regulated workloads. */
export const REGULATED = 'Regulated workloads, which must not use or offer plaintext connections';

/** What a kind of problem is about. */
export function aboutProblem(id: string): string {
  return kindOf(id)?.about ?? `A problem of a later release of cdktf-redis: ${id}.`;
}

function kindOf(id: string): (typeof PROBLEM_KINDS)[keyof typeof PROBLEM_KINDS] | undefined {
  return Object.entries(PROBLEM_KINDS).find(([known]) => known === id)?.[1];
}
