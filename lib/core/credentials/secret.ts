/** Characters that a secret can hold: it decides whether the places that take it need an encoding. */
export type Alphabet = 'alphanumeric' | 'any';

/**
 * A value that Terraform reads or generates at apply, such as a password. It shows its label instead of itself, and is only
 * revealed where Terraform writes it.
 */
export class Secret {
  /**
   * A secret with any characters.
   * @param value The value: a token that Terraform resolves.
   * @param label What the secret is, for example `password of default`.
   */
  public static of(value: string, label: string): Secret {
    return new Secret(value, label, 'any');
  }

  /**
   * A secret of letters and digits, which needs no encoding anywhere.
   * @internal
   */
  public static _alphanumeric(value: string, label: string): Secret {
    return new Secret(value, label, 'alphanumeric');
  }

  readonly #value: string;

  private constructor(
    value: string,
    /** What the secret is, for example `password of default`. */
    public readonly label: string,
    /** @internal */
    public readonly _alphabet: Alphabet,
  ) {
    this.#value = value;
  }

  /** The value. Pass it to resources that take a secret, and to nothing else. */
  public reveal(): string {
    return this.#value;
  }

  /** The label. */
  public toString(): string {
    return `<${this.label}>`;
  }

  /** The label. */
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

/** A login. */
export interface Login {
  /**
   * User name.
   * @default - none: the server has no users, only one password
   */
  readonly username?: string;

  /** Password. */
  readonly password: Secret;
}
