import type { Construct } from 'constructs';
import { Secret } from '../../core/credentials/secret';
import type { Problems } from '../../core/problems/problems';
import { checkProps } from '../../core/props/check-props';
import { resolveLifetime } from '../../core/resolve/certificate-lifetime';
import { checkCertificate, unlessBlank } from '../../core/resolve/given-certificate';
import type { CertificateReview } from '../../core/review/schema';
import type { TerminatorCertificate } from '../../platforms/terminator';
import { checkPrivateKeyAtPlan } from '../../stack/apply-checks';
import { given as givenSecret } from '../../stack/logins';
import { contextOf } from '../../stack/resolve-context';
import { authorityOf } from '../../stack/source';
import { isToken } from '../../stack/tokens';
import { PrivateCertificateAuthority } from './private-certificate-authority';

/** Options of a certificate that a private CA issues. */
export interface IssuedCertificateOptions {
  /**
   * The CA that issues the certificate.
   * @default - a CA for this terminator only
   */
  readonly authority?: PrivateCertificateAuthority;

  /**
   * The number of days that the certificate is valid, 1 to 36500.
   * @default 365
   */
  readonly validityDays?: number;

  /**
   * The number of days before the end of the validity in which an apply renews the certificate. A renewal replaces the
   * terminator, but not the server.
   * @default 90
   */
  readonly renewalDays?: number;
}

/** Your own certificate as PEM text. */
export interface PemCertificate {
  /** The certificate, followed by its intermediate certificates in order. It is not a secret. */
  readonly certificateChain: string;

  /**
   * The private key without a passphrase. It must be a sensitive value, such as the value of a `TerraformVariable` with
   * `sensitive: true`. A literal is an error.
   */
  readonly privateKey: string;

  /**
   * The CA certificate that clients use to verify the certificate. It is not a secret.
   * @default - a CA that clients already trust
   */
  readonly caCertificate?: string;
}

/**
 * What a terminator shows its clients.
 * @internal
 */
export interface MaterialisedCertificate {
  /** Certificate chain and private key, or where the platform stores them. */
  readonly content: TerminatorCertificate;
  readonly caCertificate?: string;
  /** The host names and addresses in the certificate. */
  readonly names: readonly string[];
  /** The issuer and the validity of the certificate. */
  readonly lifetime: Omit<CertificateReview, 'names'>;
}

/**
 * The certificate of a TLS terminator.
 *
 * @example
 * const service = new RedisService(this, 'Redis');
 * const certificate = TlsCertificate.issued({ validityDays: 90, renewalDays: 30 });
 * new TlsTerminator(this, 'Tls', { service, certificate });
 */
export abstract class TlsCertificate {
  /**
   * A certificate from a private CA that Terraform creates. This is the default.
   * @param options The CA, and the validity of the certificate.
   */
  public static issued(options: IssuedCertificateOptions = {}): TlsCertificate {
    return new Issued(options);
  }

  /**
   * Your own certificate. If it is known at synth, its dates, host names and issuer are checked.
   * @param certificate The certificate and its private key.
   */
  public static fromPem(certificate: PemCertificate): TlsCertificate {
    return new FromPem(certificate);
  }

  /**
   * Creates the certificate, and adds problems if it is not valid.
   * @param hosts Host names and addresses for the certificate, beginning with the one that clients use.
   * @internal
   */
  public abstract _materialise(
    scope: Construct,
    hosts: readonly string[],
    problems: Problems,
  ): MaterialisedCertificate;
}

class Issued extends TlsCertificate {
  readonly #options: IssuedCertificateOptions;

  constructor(options: IssuedCertificateOptions) {
    super();
    this.#options = options;
  }

  public override _materialise(
    scope: Construct,
    hosts: readonly string[],
    problems: Problems,
  ): MaterialisedCertificate {
    const owner = ' of TlsCertificate.issued';
    const options = checkProps('IssuedCertificateOptions', this.#options, problems, isToken, owner);
    const lifetime = resolveLifetime(options, LIFETIME_DAYS, problems, contextOf(scope));
    const authority = options.authority ?? new PrivateCertificateAuthority(scope, 'CertificateAuthority');
    const { certificate, privateKey } = authority._issue(scope, hosts, lifetime);
    return {
      content: {
        certificateChain: certificate,
        privateKey: Secret.of(privateKey, 'private key'),
      },
      caCertificate: authority.caCertificate,
      names: hosts,
      lifetime: {
        issuer: 'private CA',
        validityDays: lifetime.validityPeriodHours / 24,
        renewalDays: lifetime.earlyRenewalHours / 24,
        authority: authority._source,
      },
    };
  }
}

class FromPem extends TlsCertificate {
  readonly #certificate: PemCertificate;

  constructor(certificate: PemCertificate) {
    super();
    this.#certificate = certificate;
  }

  public override _materialise(
    scope: Construct,
    hosts: readonly string[],
    problems: Problems,
  ): MaterialisedCertificate {
    const [host] = hosts;
    const owner = ' of TlsCertificate.fromPem';
    const given = checkProps('PemCertificate', this.#certificate, problems, isToken, owner);
    if (problems.hasErrors) return TlsCertificate.issued()._materialise(scope, hosts, problems);
    const { certificateChain, privateKey, caCertificate } = given;
    const validityDays = checkCertificate(given, host, problems, contextOf(scope));
    if (isToken(privateKey)) checkPrivateKeyAtPlan(scope, 'PrivateKeyCheck', privateKey);
    return {
      content: { certificateChain, privateKey: givenSecret('private key', privateKey) },
      caCertificate: unlessBlank(caCertificate),
      names: [host],
      lifetime: {
        issuer: 'given',
        validityDays,
        renewalDays: null,
        authority: authorityOf(scope, unlessBlank(caCertificate)),
      },
    };
  }
}

const LIFETIME_DAYS = { validityDays: 365, renewalDays: 90 };
