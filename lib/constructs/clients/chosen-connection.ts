import type { Construct } from 'constructs';
import { Problems } from '../../core/problems/problems';
import { shown } from '../../core/text/shown';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import { StackRegistry } from '../../stack/stack-registry';
import type { IRedisService, ITlsTerminator, ServiceCredentials } from '../interfaces';
import { terminatorsOf, tlsEndpointsOf, userNames } from '../redis/credentials';
import { ImportedRedisService } from '../redis/imported-redis-service';

/** What a construct that tells clients how to connect is told. */
interface ConnectionProps {
  readonly service: IRedisService;
  readonly terminator?: ITlsTerminator;
  readonly user?: string;
}

/** The way that clients are told. */
interface ChosenConnection {
  readonly service: IRedisService;
  /** Where clients connect over TLS. Undefined: they connect without TLS. */
  readonly tls?: TlsEndpoint;
  readonly credentials: ServiceCredentials;
}

/** Chooses how clients connect: through the terminator that was given, or else over the first TLS endpoint, or else without TLS. */
export function chooseConnection(scope: Construct, props: ConnectionProps): ChosenConnection {
  const problems = new Problems(scope.node.path);
  const services = StackRegistry.of(scope);
  const service = props.service ?? ImportedRedisService.missing(scope, 'service');
  const { terminator } = props;
  const tls = terminator ?? tlsEndpointsOf(service)[0];
  if (terminator?.service !== undefined && terminator.service !== service) {
    problems.add('other-service', {
      message: `${terminator.node.path} is not a terminator of ${service.node.path}`,
      fix: 'pass a terminator of the service, or leave terminator out',
    });
  }
  const credentials = credentialsOf(props.user, service, problems);
  services.report(scope, problems.all);
  if (tls === undefined) services.reportLater(scope, () => missedTerminator(scope, service));
  return { service, tls, credentials };
}

/** The credentials of a user; those of the service stand in for one that it does not have. */
function credentialsOf(
  user: string | undefined,
  service: IRedisService,
  problems: Problems,
): ServiceCredentials {
  if (user === undefined) return service.credentials;
  const known = userNames(service);
  if (known.includes(user)) return service.credentialsOf(user);
  problems.add('unknown-user', {
    message: `${service.node.path} does not have this user`,
    given: shown(user),
    ...(known.length > 0 && { allowed: known.join(', ') }),
    fix: 'add it to users of the service, or leave user out',
  });
  return service.credentials;
}

/** What is made before the terminator would give clients the plaintext URL. */
function missedTerminator(scope: Construct, service: IRedisService) {
  const problems = new Problems(scope.node.path);
  const [later] = terminatorsOf(service);
  if (later !== undefined) {
    problems.add('made-too-early', {
      message: `${later.node.path} is created after these outputs, so they do not use it`,
      fix: `create ${scope.constructor.name} after the TlsTerminator`,
    });
  }
  return problems.all;
}
