import { AUDIENCES, isPrivate } from '../../platform/audience';
import type { EndpointReview } from '../../review/schema';
import { reachText } from '../../review/words';
import type { ChangeFinding, Tendency } from './model';
import { along } from './orders';

/** Who reaches a server that did not, who does no more, and what has another address. */
export function entranceFindings(
  before: readonly EndpointReview[],
  after: readonly EndpointReview[],
): readonly ChangeFinding[] {
  const ways = new Set([...before, ...after].map(wayOf));
  return [...ways].flatMap((way): ChangeFinding[] => {
    const [was, is] = [before, after].map((entrances) => entrances.find((one) => wayOf(one) === way));
    const texts = { before: was ? reachText(was) : null, after: is ? reachText(is) : null };
    const tendency = tendencyOf(was, is);
    if (tendency === undefined || texts.before === texts.after) return [];
    return [{ tendency, what: way === '' ? 'reached without TLS' : `reached over ${way}`, ...texts }];
  });
}

/** The terminator that leads in, or nothing for the server itself. */
function wayOf({ terminator }: EndpointReview): string {
  return terminator ?? '';
}

/** Undefined: nothing that a reviewer has to know, because no clients reach it. */
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
