import { Construct } from 'constructs';
import { Template } from '../../core/credentials/template';
import { BackendTransport } from '../../core/platform/backend-transport';
import { Endpoint } from '../../core/platform/endpoint';
import { Problems } from '../../core/problems/problems';
import { terminatorCfg } from '../../core/render/haproxy-cfg';
import { haproxyWorkload } from '../../core/render/haproxy-workload';
import { TLS_PORT } from '../../core/render/paths';
import { isIpAddress } from '../../core/resolve/host-name';
import { maxClientsOf } from '../../core/resolve/lint/terminator';
import { nameOf } from '../../core/resolve/names';
import { checkCapability } from '../../core/resolve/placed-context';
import { resolveTerminator } from '../../core/resolve/resolve-terminator';
import type { TlsTerminatorSettings } from '../../core/resolve/tls-terminator-settings';
import { reviewTerminator } from '../../core/review/terminator';
import { deployWorkload } from '../../platforms/container/deploy-workload';
import { DockerPlatform } from '../../platforms/docker';
import { neighbourOn } from '../../platforms/neighbour';
import type { Platform } from '../../platforms/platform';
import { placedContextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';
import type { RedisCredential } from '../clients/credentials';
import { ImportedRedisService } from '../redis/imported-redis-service';
import type { IRedisService } from '../redis/redis-service-base';
import { ImportedTlsTerminator, type TlsTerminatorAttributes } from './imported-tls-terminator';
import type { ITlsTerminator } from './terminators';
import { TlsCertificate } from './tls-certificate';

/** What a TlsTerminator can be told. */
export interface TlsTerminatorProps extends TlsTerminatorSettings {
  /** The service in front of which it stands. */
  readonly service: IRedisService;

  /**
   * Where the certificate comes from.
   * @default TlsCertificate.issued()
   */
  readonly certificate?: TlsCertificate;

  /**
   * Where it runs.
   * @default - where the service runs
   */
  readonly platform?: Platform;
}

/**
 * An HAProxy in TCP mode that ends TLS in front of a Redis service. TLS 1.2 and 1.3 for Redis 6.0 and later;
 * 1.0, 1.1 and 1.2 below, as the Aptible document says.
 */
export class TlsTerminator extends Construct implements ITlsTerminator {
  /** A terminator that is not of this app, for a replica behind it. */
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
  /** How clients connect over this terminator: a `redis+ssl` credential. */
  public readonly credential: RedisCredential;
  /** @internal */
  public readonly _link: ITlsTerminator['_link'];

  constructor(scope: Construct, id: string, props: TlsTerminatorProps) {
    super(scope, id);
    const service = props.service ?? ImportedRedisService.missing(this, 'service');
    const platform = props.platform ?? service._link.platform ?? new DockerPlatform();
    const neighbour = neighbourOn(platform, service._link);
    const context = placedContextOf(this, platform._facts);
    const defaultName = nameOf(this.node.path);
    const { spec, problems } = resolveTerminator(
      props,
      {
        path: service.node.path,
        version: service.version,
        idleTimeoutSeconds: service.idleTimeoutSeconds,
        maxClients: service._link.server && maxClientsOf(service._link.server.spec),
        sharesSocket: neighbour !== undefined,
        isReachable: neighbour !== undefined || service._link.workload === undefined,
      },
      defaultName,
      context,
    );
    const name = spec.name ?? defaultName;
    const certificateProblems = new Problems(this.node.path);
    const { content, caCertificate, names, lifetime } = (
      props.certificate ?? TlsCertificate.issued()
    )._materialise(this, spec.certificateHosts, certificateProblems);
    const stored = content instanceof Template ? undefined : content;
    checkCapability('stored-certificates', 'certificate', stored?.store, certificateProblems, context);
    const registry = StackRegistry.of(this);
    registry.report(this, [...problems, ...certificateProblems.all]);

    const overSocket = spec.transport === BackendTransport.UNIX_SOCKET;
    const cfg = terminatorCfg({
      ...spec,
      backend: overSocket ? 'unix-socket' : service.endpoint,
      probe: service._link.logins.probe,
    });
    const workload = haproxyWorkload({
      ...spec,
      name,
      role: { kind: 'terminator', serves: service.node.path },
      files: new Map([
        ['haproxy.cfg', cfg],
        ...(content instanceof Template ? [['server.pem', content] as const] : []),
      ]),
      stored,
      startupTimeoutSeconds: 60,
      servesClients: true,
      port: TLS_PORT,
      published: spec.listener ? [{ ...spec.listener, inside: TLS_PORT }] : [],
      reach: {
        isolated: false,
        outbound: true,
        joins: neighbour !== undefined && !overSocket ? [{ workload: neighbour, network: 'isolated' }] : [],
      },
      socketOf: overSocket ? neighbour : undefined,
    });
    const { dependables } = deployWorkload(this, platform, workload, service._link.dependables);

    const host = spec.listener?.host ?? platform._facts.host(name);
    this.endpoint = new Endpoint(host, spec.listener?.port ?? TLS_PORT);
    this.serverName = names.find(isServerName) ?? host;
    this.caCertificate = caCertificate;
    this.service = service;
    const review = reviewTerminator({
      path: this.node.path,
      name,
      spec,
      service: service.node.path,
      image: workload.image ?? platform._imageFor(this, workload.imageKey),
      endpoint: this.endpoint,
      audiences: platform._facts.audiences,
      certificate: { ...lifetime, names },
    });
    registry.registerTerminator(this, review, service);
    this._link = { workload: name, platform, dependables, isPublished: spec.listener !== undefined };
    this.credential = service.credentials._through(this);
  }
}

/** Whether a client can ask for it by that name: not an address, and no wildcard. */
function isServerName(name: string): boolean {
  return !isIpAddress(name) && !name.startsWith('*');
}
