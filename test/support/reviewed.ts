import { capabilitiesOf } from '../../lib/core/catalog/capabilities';
import { officialImage } from '../../lib/core/catalog/images';
import { Endpoint } from '../../lib/core/platform/endpoint';
import { redisWorkload } from '../../lib/core/render/redis-workload';
import type { RedisServerProps } from '../../lib/core/resolve/redis-server-props';
import { replicaLosses } from '../../lib/core/review/loss';
import type {
  ServiceReview,
  StackReview,
  TerminatorReview,
  UnplacedTerminator,
} from '../../lib/core/review/schema';
import { reviewServer } from '../../lib/core/review/server';
import { DOCKER_FACTS } from '../../lib/platforms/docker/facts';
import { generatedLogins, specOf } from './core';

/** The review of a single service `prod/Redis`. Instead of a digest, it has the files and workload of its container. */
export function reviewedService(props: RedisServerProps = {}, path = 'prod/Redis'): ServiceReview {
  const spec = specOf(props);
  const { version, users, image = officialImage(version._imageKey), name = 'redis' } = spec;
  const logins = generatedLogins(
    capabilitiesOf(version).acl,
    users.map((user) => user.name),
  );
  const { files, volumes: _, ...workload } = redisWorkload(spec, { name, logins });
  const container = { place: 'docker', configuration: JSON.stringify([...files, workload]) };
  const { plaintext } = spec;
  const endpoint = plaintext ? new Endpoint(plaintext.host, plaintext.port) : new Endpoint(name, 6379);
  const { audiences } = DOCKER_FACTS;
  const audience = plaintext ? audiences.published(plaintext.address) : audiences.server;
  const server = {
    path,
    name,
    spec,
    endpoint,
    image,
    audience,
    location: 'docker ',
    memoryMebibytes: spec.memoryMebibytes,
    volumes: [`${name}-data`],
  };
  return reviewServer(server, { terminators: [], replicas: [], container });
}

/** The review of a replica of `prod/Redis`, or of another primary. */
export function reviewedReplica(
  path: string,
  primary = 'prod/Redis',
  props: RedisServerProps = {},
): ServiceReview {
  return {
    ...reviewedService({ name: path.toLowerCase().replace('/', '-'), ...props }, path),
    kind: 'Replica',
    follows: { primary, via: null, link: null },
    losses: replicaLosses(specOf(props), true),
  };
}

/** The review of a terminator `prod/Tls`. */
export function reviewedTerminator(differences: Partial<UnplacedTerminator> = {}): UnplacedTerminator {
  return {
    path: 'prod/Tls',
    name: 'tls',
    image: 'haproxy:3.2.26',
    service: 'prod/Redis',
    transport: 'unix-socket',
    copies: 1,
    endpoint: { host: 'localhost', port: 6380 },
    audience: 'this host only',
    protocols: ['TLSv1.2', 'TLSv1.3'],
    maxConnections: 2000,
    maxConnectionsPerSource: 0,
    loginTimeoutSeconds: 60,
    sessionTimeoutSeconds: 43200,
    drainSeconds: 5,
    certificate: { issuer: 'private CA', names: ['localhost'], validityDays: 90, renewalDays: 30 },
    ...differences,
  };
}

/** The review of a terminator `prod/Tls` with its container. */
export function deployedTerminator(differences: Partial<TerminatorReview> = {}): TerminatorReview {
  const terminator = { place: 'docker', ...reviewedTerminator(), ...differences };
  return { configuration: JSON.stringify(terminator), ...terminator };
}

/** The review of a stack `prod`. */
export function reviewedStack(parts: Partial<StackReview> = {}): StackReview {
  return {
    formatVersion: 1,
    stack: 'prod',
    services: [],
    terminators: [],
    resources: [],
    policies: [],
    regulated: [],
    problems: [],
    ...parts,
  };
}
