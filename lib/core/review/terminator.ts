import type { Endpoint } from '../platform/endpoint';
import type { Audiences } from '../platform/platform-facts';
import type { TerminatorSpec } from '../resolve/terminator-spec';
import type { CertificateReview, UnplacedTerminator } from './schema';
import { readSettings, TERMINATOR_SETTINGS } from './settings';

/** A terminator as its construct knows it. */
interface PlannedTerminator {
  readonly path: string;
  readonly name: string;
  readonly spec: TerminatorSpec;
  readonly service: string;
  readonly image: string;
  readonly endpoint: Endpoint;
  readonly audiences: Audiences;
  readonly certificate: CertificateReview;
}

/** The review of a TLS terminator. */
export function reviewTerminator(terminator: PlannedTerminator): UnplacedTerminator {
  const { spec, endpoint, audiences, ...rest } = terminator;
  return {
    path: rest.path,
    name: rest.name,
    image: rest.image,
    service: rest.service,
    transport: spec.transport,
    copies: spec.copies,
    endpoint: { host: endpoint.host, port: endpoint.port },
    audience: spec.listener ? audiences.published(spec.listener.address) : audiences.terminator,
    protocols: spec.protocols,
    ...readSettings(TERMINATOR_SETTINGS, spec),
    certificate: rest.certificate,
  };
}
