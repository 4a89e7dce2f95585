import { officialImage } from '../../lib/core/catalog/images';
import { Endpoint } from '../../lib/core/endpoint';
import type { ServiceReview } from '../../lib/core/review/model';
import { reviewServer } from '../../lib/core/review/server';
import type { EarlyTerminatorReview } from '../../lib/core/review/terminator';
import type { RedisServerProps } from '../../lib/core/spec/redis-server-props';
import { specOf } from './core';

/** The review of a service `prod/Redis`, alone. */
export function reviewedService(props: RedisServerProps = {}, path = 'prod/Redis'): ServiceReview {
  const spec = specOf(props);
  const image = spec.image ?? officialImage(spec.version._imageKey);
  const container = { place: 'docker', configuration: '' };
  const server = { path, name: 'redis', spec, endpoint: new Endpoint('redis', 6379), image };
  return reviewServer(server, { terminators: [], replicas: [], container });
}

/** The review of a terminator `prod/Tls`. */
export function reviewedTerminator(differences: Partial<EarlyTerminatorReview> = {}): EarlyTerminatorReview {
  return {
    path: 'prod/Tls',
    name: 'tls',
    image: 'haproxy:3.2.26',
    service: 'prod/Redis',
    transport: 'unix-socket',
    endpoint: { host: 'localhost', port: 6380 },
    audience: 'this host only',
    protocols: ['TLSv1.2', 'TLSv1.3'],
    maxConnections: 2000,
    sessionTimeoutSeconds: 43200,
    drainSeconds: 5,
    certificate: { issuer: 'private CA', names: ['localhost'], validityDays: 90, renewalDays: 30 },
    ...differences,
  };
}
