import { capabilitiesOf } from '../../lib/core/catalog/capabilities';
import { Endpoint } from '../../lib/core/endpoint';
import { redisWorkload } from '../../lib/core/render-redis';
import type {
  ProblemReview,
  ServiceReview,
  StackReview,
  TerminatorReview,
} from '../../lib/core/review/model';
import { reviewServer } from '../../lib/core/review/server';
import type { RedisServerProps } from '../../lib/core/spec/redis-server-props';
import { generatedLogins, specOf } from './core';

/** The review of a service of a stack, without the stack. Its digest is what its container is made from. */
export function serviceReview(
  props: RedisServerProps = {},
  rest: Partial<ServiceReview> = {},
): ServiceReview {
  const spec = specOf(props);
  const name = spec.name ?? 'redis';
  const path = rest.path ?? 'prod/Redis';
  const logins = generatedLogins(
    capabilitiesOf(spec.version).acl,
    spec.users.map((user) => user.name),
  );
  const { files, data: _, ...workload } = redisWorkload(spec, { name, logins });
  const review = reviewServer(
    {
      path,
      name,
      spec,
      endpoint: new Endpoint(name, 6379),
      image: spec.image ?? spec.version._imageKey,
      follows: rest.follows ? { primary: rest.follows.primary } : undefined,
    },
    {
      terminators: [],
      replicas: [],
      container: { place: 'docker', configuration: JSON.stringify([[...files], workload, rest.place ?? '']) },
    },
  );
  return { ...review, ...rest };
}

/** The review of a replica. */
export function replicaReview(
  path: string,
  primary: string,
  props: RedisServerProps = {},
  rest: Partial<ServiceReview> = {},
): ServiceReview {
  return serviceReview(props, { path, follows: { primary, via: null, link: null }, ...rest });
}

/** The review of a terminator in front of `prod/Redis`. */
export function terminatorReview(rest: Partial<TerminatorReview> = {}): TerminatorReview {
  return {
    path: 'prod/Tls',
    name: 'tls',
    image: 'haproxy:3.2.26',
    place: 'docker',
    configuration: JSON.stringify(rest),
    service: 'prod/Redis',
    transport: 'unix-socket',
    endpoint: { host: 'localhost', port: 6380 },
    audience: 'this host only',
    protocols: ['TLSv1.2', 'TLSv1.3'],
    maxConnections: 2000,
    sessionTimeoutSeconds: 43200,
    drainSeconds: 5,
    certificate: { issuer: 'private CA', names: ['localhost'], validityDays: 365, renewalDays: 90 },
    ...rest,
  };
}

/** The review of a stack. */
export function stackReview(
  services: readonly ServiceReview[] = [],
  terminators: readonly TerminatorReview[] = [],
  problems: readonly ProblemReview[] = [],
  stack = 'prod',
): StackReview {
  return { formatVersion: 1, stack, services, terminators, resources: [], problems };
}
