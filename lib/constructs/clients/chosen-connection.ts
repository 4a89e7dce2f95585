import type { Construct } from 'constructs';
import { Problems } from '../../core/problems/problems';
import { shown } from '../../core/text/shown';
import type { TlsEndpoint } from '../../platforms/tls-endpoint';
import { StackRegistry } from '../../stack/stack-registry';
import type { IRedisService, ITlsTerminator, ServiceCredentials } from '../interfaces';
import { terminatorsOf, tlsEndpointsOf, userNames } from '../redis/credentials';
import { ImportedRedisService } from '../redis/imported-redis-service';

/** The props of a construct that shows clients how to connect. */
interface ConnectionProps {
  readonly service: IRedisService;
  readonly terminator?: ITlsTerminator;
  readonly user?: string;
}

/** The chosen connection of clients. */
interface ChosenConnection {
  readonly service: IRedisService;
  /** Where clients connect over TLS. If it is not set, they connect without TLS. */
  readonly tls?: TlsEndpoint;
  readonly credentials: ServiceCredentials;
}

/** Chooses how clients connect: through the given terminator, otherwise to the first TLS endpoint, otherwise without TLS. */
export function chooseConnection(scope: Construct, props: ConnectionProps): ChosenConnection {
  const problems = new Problems(scope.node.path);
  const services = StackRegistry.of(scope);
  const service = props.service ?? ImportedRedisService.missing(scope);
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

/** Returns the credentials of a user, or those of the service with a problem if it does not have the user. */
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

/** Reports outputs that are created before the terminator, because they would contain the plaintext URL. */
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
