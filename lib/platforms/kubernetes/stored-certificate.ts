import type { Construct } from 'constructs';
import { type MaterialisedCertificate, TlsCertificate } from '../../constructs/tls/tls-certificate';
import type { Problems } from '../../core/problems/problems';
import { checkProps } from '../../core/props/check-props';
import { parseCertificates, unlessBlank } from '../../core/resolve/given-certificate';
import { contextOf } from '../../stack/resolve-context';
import { authorityOf } from '../../stack/source';
import { isToken } from '../../stack/tokens';
import { checkObjectName } from './settings';

/** Properties of StoredCertificate. */
export interface StoredCertificateProps {
  /**
   * The name of a secret of the type `kubernetes.io/tls` in the namespace of the platform, for example one that
   * cert-manager renews.
   */
  readonly secretName: string;

  /**
   * The CA certificate (PEM) that clients use to verify the certificate. It is not a secret.
   * @default - a CA that clients already trust
   */
  readonly caCertificate?: string;
}

/**
 * A certificate in a secret of the cluster. When the secret changes, the terminator loads the new certificate within two
 * minutes, without a restart: new connections use it, and open ones end within `drainSeconds`.
 *
 * @example
 * const service = new RedisService(this, 'Redis', { platform: new KubernetesPlatform() });
 * const certificate = StoredCertificate.fromSecret({ secretName: 'redis-tls' });
 * new TlsTerminator(this, 'Tls', { service, certificate, hostName: 'redis.example.com' });
 */
export class StoredCertificate extends TlsCertificate {
  /**
   * A certificate in a secret that contains `tls.crt`, the certificate and its intermediate certificates, and `tls.key`.
   * @param props The name of the secret, and the CA certificate.
   */
  public static fromSecret(props: StoredCertificateProps): TlsCertificate {
    return new StoredCertificate(props);
  }

  readonly #props: StoredCertificateProps;

  private constructor(props: StoredCertificateProps) {
    super();
    this.#props = props;
  }

  /** @internal */
  public override _materialise(
    scope: Construct,
    hosts: readonly string[],
    problems: Problems,
  ): MaterialisedCertificate {
    const owner = ' of StoredCertificate.fromSecret';
    const { secretName, caCertificate } = checkProps(
      'StoredCertificateProps',
      this.#props,
      problems,
      isToken,
      owner,
    );
    checkObjectName('secretName', secretName, problems);
    parseCertificates('caCertificate', caCertificate, problems, contextOf(scope));
    return {
      content: { storeName: secretName },
      caCertificate: unlessBlank(caCertificate),
      names: hosts.slice(0, 1),
      lifetime: {
        issuer: 'given',
        validityDays: null,
        renewalDays: null,
        authority: authorityOf(scope, unlessBlank(caCertificate)),
      },
    };
  }
}
