import { Construct } from 'constructs';
import type { Endpoint } from '../../core/platform/endpoint';
import { Problems } from '../../core/problems/problems';
import { resolveTerminator } from '../../core/resolve/constructs/resolve-terminator';
import { isIpAddress } from '../../core/resolve/host-name';
import { nameOf } from '../../core/resolve/names';
import { checkCapability } from '../../core/resolve/placed-context';
import type { TlsTerminatorSettings } from '../../core/resolve/tls-terminator-settings';
import { reviewTerminator } from '../../core/review/terminator';
import { DockerPlatform } from '../../platforms/docker';
import type { Platform } from '../../platforms/platform';
import { reportProblems } from '../../platforms/report-problems';
import { nameInLocation } from '../../platforms/same-location';
import { checkedProps } from '../../stack/checked-props';
import { placedContextOf } from '../../stack/resolve-context';
import { dependOn } from '../../stack/scopes';
import { StackRegistry } from '../../stack/stack-registry';
import type { IRedisService, ITlsTerminator, RedisCredential } from '../interfaces';
import { ImportedRedisService } from '../redis/imported-redis-service';
import { ImportedTlsTerminator, type TlsTerminatorAttributes } from './imported-tls-terminator';
import { TlsCertificate } from './tls-certificate';

/** Properties of TlsTerminator. */
export interface TlsTerminatorProps extends TlsTerminatorSettings {
  /** The service that clients connect to through the terminator. */
  readonly service: IRedisService;

  /**
   * The certificate of the terminator.
   * @default TlsCertificate.issued()
   */
  readonly certificate?: TlsCertificate;

  /**
   * Where the terminator runs.
   * @default - where the service runs
   */
  readonly platform?: Platform;
}

/**
 * An HAProxy in TCP mode that ends TLS for the clients of a service. It accepts TLS 1.2 and 1.3 for Redis 6.0 and later,
 * and TLS 1.0, 1.1 and 1.2 for older versions, as the Aptible document describes.
 *
 * @example
 * const service = new RedisService(this, 'Redis');
 * const tls = new TlsTerminator(this, 'Tls', { service, hostName: 'redis.example.com', listenAddress: '0.0.0.0' });
 * new TerraformOutput(this, 'url', { value: tls.credential.url, sensitive: true });
 */
export class TlsTerminator extends Construct implements ITlsTerminator {
  /**
   * Imports a terminator that another app runs, so that a Replica can follow a primary through it.
   * @param scope The scope of the construct.
   * @param id The id of the construct.
   * @param attributes The facts about the terminator.
   */
  public static fromTlsTerminatorAttributes(
    scope: Construct,
    id: string,
    attributes: TlsTerminatorAttributes,
  ): ITlsTerminator {
    return new ImportedTlsTerminator(scope, id, attributes);
  }

  public readonly endpoint: Endpoint;
  public readonly serverName: string;
  public readonly caCertificate?: string;
  public readonly service?: IRedisService;
  /** The credential of clients for this terminator, of the type `redis+ssl`. */
  public readonly credential: RedisCredential;
  /** @internal */
  public readonly _link: ITlsTerminator['_link'];

  constructor(scope: Construct, id: string, props: TlsTerminatorProps) {
    super(scope, id);
    props = checkedProps(this, 'TlsTerminatorProps', props);
    const service = props.service ?? ImportedRedisService.missing(this);
    const platform = props.platform ?? service._link.platform ?? new DockerPlatform();
    const serverName = nameInLocation(platform, service._link);
    const context = placedContextOf(this, platform.facts);
    const defaultName = nameOf(this.node.path);
    const { spec, problems } = resolveTerminator(
      props,
      {
        path: service.node.path,
        version: service.version,
        idleTimeoutSeconds: service.idleTimeoutSeconds,
        acceptsPlaintext: service._link.acceptsPlaintext,
        sharesSocket: serverName !== undefined,
        isReachable: serverName !== undefined || service._link.name === undefined,
      },
      defaultName,
      context,
    );
    const name = spec.name ?? defaultName;
    const certificateProblems = new Problems(this.node.path);
    const { content, caCertificate, names, lifetime } = (
      props.certificate ?? TlsCertificate.issued()
    )._materialise(this, spec.certificateHosts, certificateProblems);
    checkCapability('storedCertificates', 'certificate', content.storeName, certificateProblems, context);
    const registry = StackRegistry.of(this);
    registry.report(this, [...problems, ...certificateProblems.all]);

    const provided = platform.provideTerminator(this, {
      specification: spec,
      name,
      service: {
        path: service.node.path,
        name: serverName,
        endpoint: service.endpoint,
        healthCheckLogin: service._link.logins.probe,
      },
      certificate: { ...content, names: [...names], authority: lifetime.authority },
      dependencies: [...dependOn(this, service._link.dependables)],
    });
    const { endpoint, audience, access, image, dependables } = provided;
    reportProblems(this, platform, provided.problems);

    this.endpoint = endpoint;
    this.serverName = names.find(isServerName) ?? endpoint.host;
    this.caCertificate = caCertificate;
    this.service = service;
    const review = reviewTerminator({
      path: this.node.path,
      name,
      spec,
      service: service.node.path,
      image,
      endpoint,
      audience,
      access,
      certificate: { ...lifetime, names },
    });
    registry.registerTerminator(this, review, service);
    this._link = { name, platform, dependables, isPublished: spec.listener !== undefined };
    this.credential = service.credentials._over(this);
  }
}

/** Whether a client can send the name in SNI: it is not an address, and has no wildcard. */
function isServerName(name: string): boolean {
  return !isIpAddress(name) && !name.startsWith('*');
}
