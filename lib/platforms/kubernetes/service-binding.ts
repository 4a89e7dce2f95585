import { SecretV1 } from '@cdktf/provider-kubernetes/lib/secret-v1';
import { Construct } from 'constructs';
import { chooseConnection } from '../../constructs/clients/chosen-connection';
import type { IRedisService, ITlsTerminator } from '../../constructs/interfaces';
import { Problems } from '../../core/problems/problems';
import { nameOf } from '../../core/resolve/names';
import { checkedProps } from '../../stack/checked-props';
import { escapeTemplate } from '../../stack/reveal';
import { StackRegistry } from '../../stack/stack-registry';
import { KubernetesPlatform } from '.';
import { checkObjectName } from './settings';

/** Properties of ServiceBinding. */
export interface ServiceBindingProps {
  /** The service that clients connect to. */
  readonly service: IRedisService;

  /**
   * The terminator that clients connect through.
   * @default - the TLS endpoint of the service, or its first terminator, or plaintext if there is neither
   */
  readonly terminator?: ITlsTerminator;

  /**
   * The user of clients: one of the declared users of the service.
   * @default - the user of the credentials of the service
   */
  readonly user?: string;

  /**
   * The name of the secret.
   * @default - derived from the construct path
   */
  readonly secretName?: string;

  /**
   * The namespace and the cluster of the secret.
   * @default - where the service runs
   */
  readonly platform?: KubernetesPlatform;
}

/**
 * A Kubernetes secret with everything that a client needs, in the format of the Service Binding specification: `type`,
 * `provider`, `host`, `port`, `username`, `password`, `uri`, and `ca.crt` if there is a CA certificate.
 *
 * @example
 * const platform = new KubernetesPlatform();
 * const service = new RedisService(this, 'Redis', { platform });
 * new TlsTerminator(this, 'Tls', { service });
 * new ServiceBinding(this, 'Binding', { service, secretName: 'redis' });
 */
export class ServiceBinding extends Construct {
  /** The name of the secret. */
  public readonly secretName: string;

  constructor(scope: Construct, id: string, props: ServiceBindingProps) {
    super(scope, id);
    props = checkedProps(this, 'ServiceBindingProps', props);
    const { service, tls, credentials } = chooseConnection(this, props);
    const credential = tls ? credentials._over(tls) : credentials.redis;
    const placed = props.platform ?? service._link.platform;
    const platform = placed instanceof KubernetesPlatform ? placed : new KubernetesPlatform();
    const problems = new Problems(this.node.path);
    if (placed !== platform && props.service !== undefined) {
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
