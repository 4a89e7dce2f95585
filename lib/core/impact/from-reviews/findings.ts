import type { EndpointReview, Placement, ServiceReview, TerminatorReview } from '../../review/schema';
import { aspectFindings } from './aspects';
import { entranceFindings } from './entrances';
import type { ChangeFinding } from './model';
import type { Pair } from './pairs';
import { CONTAINER_ASPECTS, SURROUNDING_ASPECTS } from './server-aspects';
import { TERMINATOR_ASPECTS } from './terminator-aspects';
import { userFindings } from './users';

/** Settings of a server that are not as they were. Of one that came or went: who reaches it. */
export function serverFindings({ before, after }: Pair<ServiceReview>): readonly ChangeFinding[] {
  const reach = (isOver: (entrance: EndpointReview) => boolean) =>
    entranceFindings((before?.entrances ?? []).filter(isOver), (after?.entrances ?? []).filter(isOver));
  const plaintext = reach(({ terminator }) => terminator === null);
  const tls = reach(({ terminator }) => terminator !== null);
  if (before === undefined || after === undefined) return [...plaintext, ...tls];
  const container = [
    ...plaintext,
    ...aspectFindings(CONTAINER_ASPECTS, before, after),
    ...userFindings(before, after),
  ];
  return [
    ...container,
    ...unexplained(before, after, container),
    ...tls,
    ...aspectFindings(SURROUNDING_ASPECTS, before, after),
  ];
}

/**
 * Settings of a terminator that are not as they were. Who reaches its service is told there, unless that is not of
 * the app.
 */
export function terminatorFindings(
  { before, after }: Pair<TerminatorReview>,
  isReviewed: (service: string) => boolean,
): readonly ChangeFinding[] {
  const [was, is] = [before, after].map((terminator) =>
    (terminator ? [terminator] : []).filter(({ service }) => !isReviewed(service)).map(entranceOf),
  );
  const reach = entranceFindings(was, is);
  if (before === undefined || after === undefined) return reach;
  const settings = aspectFindings(TERMINATOR_ASPECTS, before, after);
  const container = [...entranceFindings([entranceOf(before)], [entranceOf(after)]), ...settings];
  return [...reach, ...settings, ...unexplained(before, after, container)];
}

function entranceOf({ path, endpoint, audience, protocols }: TerminatorReview): EndpointReview {
  return { credential: 'redis+ssl', ...endpoint, tls: protocols, audience, terminator: path };
}

/** What replaces a container, and has no field in the review. */
function unexplained(
  before: Placement,
  after: Placement,
  findings: readonly ChangeFinding[],
): readonly ChangeFinding[] {
  if (findings.length > 0 || before.configuration === after.configuration) return [];
  const [was, is] = [before, after].map(({ configuration }) => `configuration ${configuration.slice(0, 12)}`);
  return [
    {
      tendency: 'changed',
      what: 'a directive, where a password comes from, what it connects to, or the release of cdktf-redis',
      before: was,
      after: is,
    },
  ];
}
