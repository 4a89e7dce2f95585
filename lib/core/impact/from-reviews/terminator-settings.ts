import type { CertificateReview, TerminatorReview } from '../../review/schema';
import { TERMINATOR_SETTINGS } from '../../review/settings';
import { issuerText, lifetimeText, tlsText } from '../../review/words';
import { COPIES, type ComparedSetting, comparedSettingsOf, PLACEMENT_SETTINGS } from './compared-settings';
import type { Tendency } from './model';
import { along, byNumber, PROTOCOLS, reversed } from './orders';

/** The settings of a terminator. */
export const COMPARED_SETTINGS: readonly ComparedSetting<TerminatorReview>[] = [
  {
    what: 'accepts',
    text: ({ protocols }) => tlsText(protocols),
    tendency: (before, after) => protocolTendency(before.protocols, after.protocols),
  },
  { what: 'certificate issued by', text: ({ certificate }) => issuerText(certificate) },
  { what: 'CA certificate of clients', text: ({ certificate }) => certificate.authority },
  { what: 'certificate for', text: ({ certificate }) => certificate.names.join(', ') },
  {
    what: 'certificate valid',
    text: ({ certificate }) => lifetimeText(certificate),
    tendency: (before, after) => lifetimeTendency(before.certificate, after.certificate),
  },
  COPIES,
  { what: 'serves', text: ({ service }) => service },
  { what: 'transport', text: ({ transport }) => (transport === 'tcp' ? 'TCP' : 'a unix socket') },
  ...comparedSettingsOf(TERMINATOR_SETTINGS),
  ...PLACEMENT_SETTINGS,
];

/** A range of protocols is as strong as its lowest one. If that is the same, the one with the higher end is stronger. */
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

/** A stolen key is valid for as long as its certificate. */
function lifetimeTendency(before: CertificateReview, after: CertificateReview): Tendency {
  return before.validityDays === null || after.validityDays === null
    ? 'changed'
    : reversed(byNumber(before.validityDays, after.validityDays));
}
