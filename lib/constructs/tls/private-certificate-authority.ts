import { CertRequest } from '@cdktf/provider-tls/lib/cert-request';
import { LocallySignedCert } from '@cdktf/provider-tls/lib/locally-signed-cert';
import { PrivateKey } from '@cdktf/provider-tls/lib/private-key';
import { SelfSignedCert } from '@cdktf/provider-tls/lib/self-signed-cert';
import { Construct } from 'constructs';
import { Problems } from '../../core/problems/problems';
import { resolveLifetime } from '../../core/resolve/certificate-lifetime';

import { isIpAddress } from '../../core/resolve/host-name';
import { nameOf } from '../../core/resolve/names';
import { checkedProps } from '../../stack/checked-props';
import { contextOf } from '../../stack/resolve-context';
import { StackRegistry } from '../../stack/stack-registry';

/** Properties of PrivateCertificateAuthority. */
export interface PrivateCertificateAuthorityProps {
  /**
   * The number of days that the CA certificate is valid, 1 to 36500. Clients need the new CA certificate after it is
   * renewed.
   * @default 3650
   */
  readonly validityDays?: number;

  /**
   * The number of days before the end of the validity in which an apply renews the CA certificate.
   * @default 365
   */
  readonly renewalDays?: number;
}

/** A certificate as it was issued, all in PEM. */
export interface IssuedCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/**
 * A private certificate authority: an ECDSA P-256 key and a certificate that Terraform creates. Several terminators can
 * share it, so that clients verify all of them with the same CA certificate. Its private key is stored in the Terraform
 * state.
 *
 * @example
 * const authority = new PrivateCertificateAuthority(this, 'Ca');
 * const certificate = TlsCertificate.issued({ authority });
 * const [sessions, jobs] = [new RedisService(this, 'Sessions'), new RedisService(this, 'Jobs')];
 * new TlsTerminator(this, 'SessionsTls', { service: sessions, port: 6380, certificate });
 * new TlsTerminator(this, 'JobsTls', { service: jobs, port: 6381, certificate });
 */
export class PrivateCertificateAuthority extends Construct {
  /** The CA certificate (PEM) that clients use to verify certificates. It is not a secret. */
  public readonly caCertificate: string;

  /**
   * Which CA it is, in words, without secrets. Other words are another CA certificate.
   * @internal
   */
  public readonly _source: string;

  private readonly privateKey: string;

  constructor(scope: Construct, id: string, props: PrivateCertificateAuthorityProps = {}) {
    super(scope, id);
    props = checkedProps(this, 'PrivateCertificateAuthorityProps', props);
    const problems = new Problems(this.node.path);
    const lifetime = resolveLifetime(
      props,
      { validityDays: 3650, renewalDays: 365 },
      problems,
      contextOf(this),
    );
    this._source = `the private CA ${this.node.path}, valid for ${lifetime.validityPeriodHours / 24} days`;
    const registry = StackRegistry.of(this);
    registry.registerOwner(this);
    registry.report(this, problems.all);

    const key = new PrivateKey(this, 'Key', KEY);
    const certificate = new SelfSignedCert(this, 'Certificate', {
      privateKeyPem: key.privateKeyPem,
      isCaCertificate: true,
      setSubjectKeyId: true,
      subject: [{ commonName: `${nameOf(this.node.path)} CA` }],
      ...lifetime,
      allowedUses: ['cert_signing', 'crl_signing'],
    });
    this.privateKey = key.privateKeyPem;
    this.caCertificate = certificate.certPem;
  }

  /**
   * Issues a server certificate for the given host names and addresses.
   * @internal
   */
  public _issue(
    scope: Construct,
    hosts: readonly string[],
    lifetime: { readonly validityPeriodHours: number; readonly earlyRenewalHours: number },
  ): IssuedCertificate {
    const key = new PrivateKey(scope, 'Key', KEY);
    const request = new CertRequest(scope, 'CertificateRequest', {
      privateKeyPem: key.privateKeyPem,
      subject: [{ commonName: nameOf(scope.node.path) }],
      dnsNames: hosts.filter((host) => !isIpAddress(host)),
      ipAddresses: hosts.filter(isIpAddress),
    });
    const certificate = new LocallySignedCert(scope, 'Certificate', {
      certRequestPem: request.certRequestPem,
      caPrivateKeyPem: this.privateKey,
      caCertPem: this.caCertificate,
      setSubjectKeyId: true,
      ...lifetime,
      allowedUses: ['digital_signature', 'server_auth'],
    });
    return { certificate: certificate.certPem, privateKey: key.privateKeyPem };
  }
}

const KEY = { algorithm: 'ECDSA', ecdsaCurve: 'P256' };
