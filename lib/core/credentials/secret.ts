/** Characters that a secret can hold: it decides whether the places that take it need an encoding. */
export type Alphabet = 'alphanumeric' | 'any';

/**
 * A value that is not known before the apply, or must not be seen before it. The core passes it on and never
 * looks into it; printed, it is its label.
 */
export class Secret {
  readonly #value: string;

  constructor(
    value: string,
    /** What the secret is, for example `password of default`. */
    public readonly label: string,
    public readonly alphabet: Alphabet,
  ) {
    this.#value = value;
  }

  /** The value. Called in one file only: the bridge to Terraform. */
  public reveal(): string {
    return this.#value;
  }

  public toString(): string {
    return `<${this.label}>`;
  }

  public toJSON(): string {
    return this.toString();
  }
}

/** How a place writes a secret. Terraform does the work, at apply. */
export type Encoding =
  /** As it is. */
  | 'plain'
  /** Its SHA-256 digest in hexadecimal: a password in an access control list. */
  | 'sha256'
  /** Percent-encoded: a part of a URL. */
  | 'url'
  /** Between double quotes as redis.conf and redis-cli read them. */
  | 'redis'
  /** As `redis`, again between double quotes as haproxy.cfg reads them. */
  | 'haproxy-redis';

/** A secret and how it is to be written. */
export interface EncodedSecret {
  readonly secret: Secret;
  readonly encoding: Encoding;
}

/** A login. A server without access control lists knows no user names. */
export interface Login {
  readonly username?: string;
  readonly password: Secret;
}
