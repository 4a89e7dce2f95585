import type { Construct } from 'constructs';
import { Secret } from '../../core/credentials/secret';
import type { Problems } from '../../core/problems/problems';
import { resolveLifetime } from '../../core/resolve/certificate-lifetime';
import { checkCertificate, unlessBlank } from '../../core/resolve/given-certificate';
import type { CertificateReview } from '../../core/review/schema';
import type { TerminatorCertificate } from '../../platforms/terminator';
import { checkPrivateKeyAtPlan } from '../../stack/apply-checks';
import { given } from '../../stack/logins';
import { contextOf } from '../../stack/resolve-context';
import { isToken } from '../../stack/tokens';
import { PrivateCertificateAuthority } from './private-certificate-authority';

/** How a private CA issues a certificate. */
export interface IssuedCertificateOptions {
  /**
   * The CA.
   * @default - one of the terminator's own
   */
  readonly authority?: PrivateCertificateAuthority;

  /**
   * Days that the certificate is valid.
   * @default 365
   */
  readonly validityDays?: number;

  /**
   * Days before its end from which an apply renews the certificate. A renewal replaces the terminator and
   * leaves Redis alone.
   * @default 90
   */
  readonly renewalDays?: number;
}

/** A certificate of your own, in PEM. */
export interface PemCertificate {
  /** The certificate, followed by its intermediate certificates. Not a secret. */
  readonly certificateChain: string;

  /**
   * Its private key, without a passphrase. A sensitive value, such as the value of a `TerraformVariable` with
   * `sensitive: true`; a literal is refused.
   */
  readonly privateKey: string;

  /**
   * CA certificate that clients verify with. Not a secret.
   * @default - one that clients trust already
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
  /** Host names and addresses that it holds. */
  readonly names: readonly string[];
  /** Who issued it, and how long it is good for. */
  readonly lifetime: Omit<CertificateReview, 'names'>;
}

/** Where the certificate of a terminator comes from. */
export abstract class TlsCertificate {
  /** Issued by a private CA that Terraform makes: the default. */
  public static issued(options: IssuedCertificateOptions = {}): TlsCertificate {
    return new Issued(options);
  }

  /** Your own, in PEM. What is known of it at synth is checked: dates, host names, issuer. */
  public static fromPem(certificate: PemCertificate): TlsCertificate {
    return new FromPem(certificate);
  }

  /**
   * Makes the certificate, and notes what is wrong with it.
   * @param hosts Host names and addresses to hold, the first being the one that clients use.
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
    const lifetime = resolveLifetime(this.#options, LIFETIME_DAYS, problems, contextOf(scope));
    const authority =
      this.#options.authority ?? new PrivateCertificateAuthority(scope, 'CertificateAuthority');
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
    [host]: readonly string[],
    problems: Problems,
  ): MaterialisedCertificate {
    const { certificateChain, privateKey, caCertificate } = this.#certificate;
    const validityDays = checkCertificate(this.#certificate, host, problems, contextOf(scope));
    if (isToken(privateKey)) checkPrivateKeyAtPlan(scope, 'PrivateKeyCheck', privateKey);
    return {
      content: { certificateChain, privateKey: given('private key', privateKey) },
      caCertificate: unlessBlank(caCertificate),
      names: [host],
      lifetime: { issuer: 'given', validityDays, renewalDays: null },
    };
  }
}

const LIFETIME_DAYS = { validityDays: 365, renewalDays: 90 };
