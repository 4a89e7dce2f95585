import { AUDIENCES, isPrivate } from '../../platform/audience';
import { endpointsOf } from '../../review/access';
import type {
  EndpointReview,
  Placement,
  ServiceReview,
  TerminatorReview,
  WorkloadReview,
} from '../../review/schema';
import { reachText } from '../../review/words';
import { type ComparedSetting, PLACEMENT_SETTINGS, settingDifferences } from './compared-settings';
import type { Difference, Tendency } from './model';
import { along } from './orders';
import { CONTAINER_SETTINGS, OTHER_SETTINGS } from './server-settings';
import { COMPARED_SETTINGS as TERMINATOR_SETTINGS } from './terminator-settings';
import { userDifferences } from './users';
import type { Pair } from './workloads';

/** The settings of a server that differ. If it is new or removed: who can reach it. */
export function serverDifferences({ before, after }: Pair<ServiceReview>): readonly Difference[] {
  const reach = (isOver: (entrance: EndpointReview) => boolean) =>
    endpointDifferences((before?.entrances ?? []).filter(isOver), (after?.entrances ?? []).filter(isOver));
  const plaintext = reach(({ terminator }) => terminator === null);
  const tls = reach(({ terminator }) => terminator !== null);
  if (before === undefined || after === undefined) return [...plaintext, ...tls];
  const container = [
    ...plaintext,
    ...settingDifferences(CONTAINER_SETTINGS, before, after),
    ...userDifferences(before, after),
  ];
  return [
    ...container,
    ...unexplained(before, after, container),
    ...tls,
    ...settingDifferences(OTHER_SETTINGS, before, after),
  ];
}

/** The settings of a terminator that differ. Who can reach its service is reported there, if the app contains that service. */
export function terminatorDifferences(
  { before, after }: Pair<TerminatorReview>,
  isReviewed: (service: string) => boolean,
): readonly Difference[] {
  const [was, is] = [before, after].map((terminator) =>
    (terminator ? [terminator] : []).filter(({ service }) => !isReviewed(service)).flatMap(endpointsOf),
  );
  const reach = endpointDifferences(was, is);
  if (before === undefined || after === undefined) return reach;
  const settings = settingDifferences(TERMINATOR_SETTINGS, before, after);
  const container = [...endpointDifferences(endpointsOf(before), endpointsOf(after)), ...settings];
  return [...reach, ...settings, ...unexplained(before, after, container)];
}

/** The settings of another workload that differ: the facts that it reports, by their labels. */
export function workloadDifferences({ before, after }: Pair<WorkloadReview>): readonly Difference[] {
  if (before === undefined || after === undefined) return [];
  const labels = new Set([...before.facts, ...after.facts].map(({ label }) => label));
  const facts = [...labels].flatMap((what): Difference[] => {
    const [was, is] = [before, after].map(
      ({ facts: all }) => all.find(({ label }) => label === what)?.text ?? null,
    );
    return was === is ? [] : [{ tendency: 'changed', what, before: was, after: is }];
  });
  const settings = [...facts, ...settingDifferences(WORKLOAD_SETTINGS, before, after)];
  return [...settings, ...unexplained(before, after, settings)];
}

const WORKLOAD_SETTINGS: readonly ComparedSetting<WorkloadReview>[] = [
  { what: 'serves', text: ({ serves }) => serves ?? 'nothing' },
  ...PLACEMENT_SETTINGS,
];

/** A container is replaced, and no setting in the review shows why. */
function unexplained(
  before: Placement,
  after: Placement,
  findings: readonly Difference[],
): readonly Difference[] {
  if (findings.length > 0 || before.configuration === after.configuration) return [];
  const [was, is] = [before, after].map(({ configuration }) => `configuration ${configuration.slice(0, 12)}`);
  return [
    {
      tendency: 'changed',
      what: 'a setting that the review does not show, such as a directive, a password source or the release of cdktf-redis',
      before: was,
      after: is,
    },
  ];
}

/** Who can reach a server now, who no longer can, and which endpoint has another address. */
export function endpointDifferences(
  before: readonly EndpointReview[],
  after: readonly EndpointReview[],
): readonly Difference[] {
  const ways = new Set([...before, ...after].map(wayOf));
  return [...ways].flatMap((way): Difference[] => {
    const [was, is] = [before, after].map((entrances) => entrances.find((one) => wayOf(one) === way));
    const texts = { before: was ? reachText(was) : null, after: is ? reachText(is) : null };
    const tendency = tendencyOf(was, is);
    if (tendency === undefined || texts.before === texts.after) return [];
    return [{ tendency, what: way, ...texts }];
  });
}

/** The way to a server: its terminator, or none, and the network of the clients if it is not its own. */
function wayOf({ terminator, network }: EndpointReview): string {
  const way = terminator === null ? 'reached without TLS' : `reached over ${terminator}`;
  return network === undefined ? way : `${way} on the network ${network}`;
}

/** Returns undefined if no clients can reach the endpoint: a reviewer does not have to know of it. */
function tendencyOf(
  before: EndpointReview | undefined,
  after: EndpointReview | undefined,
): Tendency | undefined {
  if (before !== undefined && after !== undefined) {
    const tendency = along(AUDIENCES, before.audience, after.audience);
    return tendency === 'weaker' ? 'exposed' : tendency;
  }
  const audience = (before ?? after)?.audience;
  if (audience !== undefined && isPrivate(audience)) return undefined;
  return before === undefined ? 'exposed' : 'stronger';
}
