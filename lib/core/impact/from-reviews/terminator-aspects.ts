import type { CertificateReview, TerminatorReview } from '../../review/schema';
import { issuerText, lifetimeText, tlsText } from '../../review/words';
import { duration } from '../../text/duration';
import type { Aspect } from './aspects';
import type { Tendency } from './model';
import { along, byNumber, PROTOCOLS, reversed } from './orders';

/** What is compared of a terminator. */
export const TERMINATOR_ASPECTS: readonly Aspect<TerminatorReview>[] = [
  {
    what: 'accepts',
    text: ({ protocols }) => tlsText(protocols),
    tendency: (before, after) => protocolTendency(before.protocols, after.protocols),
  },
  { what: 'certificate issued by', text: ({ certificate }) => issuerText(certificate) },
  { what: 'certificate for', text: ({ certificate }) => certificate.names.join(', ') },
  {
    what: 'certificate valid',
    text: ({ certificate }) => lifetimeText(certificate),
    tendency: (before, after) => lifetimeTendency(before.certificate, after.certificate),
  },
  {
    what: 'copies',
    text: ({ copies }) => `${copies}`,
    tendency: (before, after) => byNumber(before.copies, after.copies),
  },
  { what: 'serves', text: ({ service }) => service },
  { what: 'reaches it over', text: ({ transport }) => (transport === 'tcp' ? 'TCP' : 'a unix socket') },
  { what: 'sessions at once', text: ({ maxConnections }) => `${maxConnections}` },
  {
    what: 'sessions without traffic closed',
    text: ({ sessionTimeoutSeconds }) => `after ${duration(sessionTimeoutSeconds)}`,
  },
  {
    what: 'sessions left when it is replaced',
    text: ({ drainSeconds }) => `end after ${duration(drainSeconds)}`,
  },
  { what: 'image', text: ({ image }) => image ?? undefined },
  { what: 'engine that it runs on', text: ({ place }) => place },
  { what: 'name', text: ({ name }) => name },
];

/** A range of protocols is as strong as its lowest one; of the same, the one that goes higher is stronger. */
function protocolTendency(before: readonly string[], after: readonly string[]): Tendency {
  const ends = (protocols: readonly string[]) => {
    const known = PROTOCOLS.filter((protocol) => protocols.includes(protocol));
    return { lowest: known[0], highest: known[known.length - 1] };
  };
  const [from, to] = [ends(before), ends(after)];
  return from.lowest === to.lowest
    ? along(PROTOCOLS, from.highest, to.highest)
    : along(PROTOCOLS, from.lowest, to.lowest);
}

/** A key that is stolen is good for as long as its certificate. */
function lifetimeTendency(before: CertificateReview, after: CertificateReview): Tendency {
  return before.validityDays === null || after.validityDays === null
    ? 'changed'
    : reversed(byNumber(before.validityDays, after.validityDays));
}
