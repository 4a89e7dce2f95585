import type { Access } from '../platform/access';
import type { Audience } from '../platform/audience';
import type { Endpoint } from '../platform/endpoint';
import type { TerminatorSpecification } from '../resolve/terminator-specification';
import { reviewAccess } from './access';
import type { CertificateReview, UnplacedTerminator } from './schema';
import { readSettings, TERMINATOR_SETTINGS } from './settings';

/** What the construct of a terminator knows. */
interface PlannedTerminator {
  readonly path: string;
  readonly name: string;
  readonly spec: TerminatorSpecification;
  readonly service: string;
  readonly image?: string;
  readonly endpoint: Endpoint;
  readonly audience: Audience;
  readonly access?: readonly Access[];
  readonly certificate: CertificateReview;
}

/** The review of a TLS terminator. */
export function reviewTerminator(terminator: PlannedTerminator): UnplacedTerminator {
  const { spec, endpoint, ...rest } = terminator;
  return {
    path: rest.path,
    name: rest.name,
    image: rest.image ?? null,
    service: rest.service,
    transport: spec.transport,
    copies: spec.copies,
    endpoint: { host: endpoint.host, port: endpoint.port },
    audience: rest.audience,
    ...(rest.access && { access: reviewAccess(rest.access, spec.protocols) }),
    protocols: spec.protocols,
    ...readSettings(TERMINATOR_SETTINGS, spec),
    certificate: rest.certificate,
  };
}
