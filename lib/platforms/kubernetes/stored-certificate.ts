import type { Construct } from 'constructs';
import { type MaterialisedCertificate, TlsCertificate } from '../../constructs/tls/tls-certificate';
import type { Problems } from '../../core/problems/problems';
import { parseCertificates, unlessBlank } from '../../core/resolve/given-certificate';
import { contextOf } from '../../stack/resolve-context';
import { checkObjectName } from './settings';

/** A certificate that the cluster keeps. */
export interface StoredCertificateProps {
  /**
   * Name of a secret of the type `kubernetes.io/tls` in the namespace of the platform, for example one that
   * cert-manager renews.
   */
  readonly secretName: string;

  /**
   * CA certificate (PEM) that clients verify with. Not a secret.
   * @default - one that clients trust already
   */
  readonly caCertificate?: string;
}

/**
 * The certificate of a terminator from a secret of the cluster. When the secret changes, the terminator takes the new one
 * within two minutes, without a restart: new connections get it, and those that are open end within `drainSeconds`.
 */
export class StoredCertificate extends TlsCertificate {
  /** From a secret with `tls.crt`, the certificate and its intermediate certificates, and `tls.key`. */
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
    const { secretName, caCertificate } = this.#props;
    checkObjectName('secretName', secretName, problems);
    parseCertificates('caCertificate', caCertificate, problems, contextOf(scope));
    return {
      content: { storeName: secretName },
      caCertificate: unlessBlank(caCertificate),
      names: hosts.slice(0, 1),
      lifetime: { issuer: 'given', validityDays: null, renewalDays: null },
    };
  }
}
