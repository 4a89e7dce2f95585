import { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { Construct } from 'constructs';
import { chooseConnection } from '../../constructs/clients/chosen-connection';
import type { IRedisService, ITlsTerminator } from '../../constructs/interfaces';
import { Problems } from '../../core/problems/problems';
import { nameOf } from '../../core/resolve/names';
import { escapeTemplate } from '../../stack/reveal';
import { StackRegistry } from '../../stack/stack-registry';
import { KubernetesPlatform } from '.';
import { checkObjectName } from './settings';

/** What a ServiceBinding can be told. */
export interface ServiceBindingProps {
  /** The service that clients connect to. */
  readonly service: IRedisService;

  /**
   * Terminator that clients connect over.
   * @default - the TLS endpoint of the service itself, or else the first terminator in front of it, or else plaintext
   */
  readonly terminator?: ITlsTerminator;

  /**
   * User that clients connect as: one of the declared users of the service.
   * @default - the user of the service's own credentials
   */
  readonly user?: string;

  /**
   * Name of the secret.
   * @default - made from the construct path
   */
  readonly secretName?: string;

  /**
   * Where the secret is made: a platform of any namespace.
   * @default - where the service runs
   */
  readonly platform?: KubernetesPlatform;
}

/**
 * A secret with all that a client needs, in the shape of the Service Binding specification: `type`, `provider`, `host`,
 * `port`, `username`, `password`, `uri`, and `ca.crt` where there is a CA certificate.
 */
export class ServiceBinding extends Construct {
  /** Name of the secret. */
  public readonly secretName: string;

  constructor(scope: Construct, id: string, props: ServiceBindingProps) {
    super(scope, id);
    const { service, tls, credentials } = chooseConnection(this, props);
    const credential = tls ? credentials._over(tls) : credentials.redis;
    const placed = props.platform ?? service._link.platform;
    const platform = placed instanceof KubernetesPlatform ? placed : new KubernetesPlatform();
    const problems = new Problems(this.node.path);
    if (placed !== platform) {
      problems.add('not-on-platform', {
        message: `${service.node.path} does not run on Kubernetes, so the namespace of the secret is not known`,
        fix: 'set platform to a KubernetesPlatform',
      });
    }
    this.secretName = props.secretName ?? nameOf(this.node.path);
    checkObjectName('secretName', this.secretName, problems);
    StackRegistry.of(this).report(this, problems.all);

    platform._offerProvider(this);
    new SecretV1(this, 'Secret', {
      provider: platform._provider,
      metadata: { name: this.secretName, namespace: platform._namespace },
      type: 'servicebinding.io/redis',
      data: {
        type: 'redis',
        provider: 'cdktf-redis',
        host: credential.host,
        port: String(credential.port),
        username: credential.username,
        password: credential.password,
        uri: credential.url,
        ...(tls?.caCertificate !== undefined && {
          'ca.crt': escapeTemplate(tls.caCertificate),
        }),
      },
    });
  }
}
