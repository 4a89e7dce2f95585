import type { ITerraformDependable } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Endpoint } from '../../core/platform/endpoint';
import type { Platform } from '../../platforms/platform';
import { AppRegistry } from '../../stack/app-registry';
import type { IRedisService } from '../redis/redis-service-base';

/**
 * What a replica behind a terminator needs of it.
 * @internal
 */
export interface TerminatorLink {
  /** Name of the workload. Undefined: the terminator was imported. */
  readonly workload?: string;
  /** Where it runs. Undefined: the terminator was imported. */
  readonly platform?: Platform;
  /** What has to be there before something connects. */
  readonly dependables: readonly ITerraformDependable[];
  /** Whether its endpoint is reached from outside its engine's networks. */
  readonly isPublished: boolean;
}

/** A TLS terminator: a TlsTerminator, or one that was imported. */
export interface ITlsTerminator extends IConstruct {
  /** Where clients connect over TLS. */
  readonly endpoint: Endpoint;

  /** CA certificate (PEM) that clients verify with. Undefined: one that clients trust already. */
  readonly caCertificate?: string;

  /** DNS name that the certificate holds, whatever address it is reached on. */
  readonly serverName: string;

  /** Service behind it. Undefined: the terminator was imported. */
  readonly service?: IRedisService;

  /** @internal */
  readonly _link: TerminatorLink;
}

/** The terminators in front of a service, in the order of the construct tree. */
export function terminatorsOf(service: IRedisService): readonly ITlsTerminator[] {
  return AppRegistry.of(service).terminatorsOf(service) as readonly ITlsTerminator[];
}
