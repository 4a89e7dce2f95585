/** The characters of a secret. A secret of letters and digits needs no encoding. */
export type Alphabet = 'alphanumeric' | 'any';

/**
 * A value that Terraform reads or generates at apply, such as a password. Printed, it shows its label instead of its value.
 *
 * @example
 * // In a platform of your own, for a password that a resource of the provider generates:
 * const password = new TerraformVariable(this, 'password', { sensitive: true });
 * const secret = Secret.of(password.stringValue, 'password of default');
 */
export class Secret {
  /**
   * Creates a secret that can contain any characters.
   * @param value The value: a token that Terraform resolves.
   * @param label A description of the secret, for example `password of default`.
   */
  public static of(value: string, label: string): Secret {
    return new Secret(value, label, 'any', undefined);
  }

  /**
   * Creates a secret that the code gives, and that can contain any characters.
   * @param source Where it comes from: an expression without texts.
   * @internal
   */
  public static _given(value: string, label: string, source: string): Secret {
    return new Secret(value, label, 'any', source);
  }

  /**
   * Creates a secret of letters and digits, which never needs an encoding.
   * @internal
   */
  public static _alphanumeric(value: string, label: string): Secret {
    return new Secret(value, label, 'alphanumeric', 'generated');
  }

  readonly #value: string;

  private constructor(
    value: string,
    /** A description of the secret, for example `password of default`. */
    public readonly label: string,
    /** @internal */
    public readonly _alphabet: Alphabet,
    /**
     * Where it comes from: `generated`, or an expression without texts. Not set if nobody says so.
     * @internal
     */
    public readonly _source: string | undefined,
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

/** How a secret is encoded. Terraform encodes it at apply. */
export type Encoding =
  /** Not encoded. */
  | 'plain'
  /** The SHA-256 digest in hexadecimal, for a password in an access control list. */
  | 'sha256'
  /** Percent-encoded, for a part of a URL. */
  | 'url'
  /** In double quotes, for redis.conf and redis-cli. */
  | 'redis'
  /** Like `redis`, and again in double quotes, for haproxy.cfg. */
  | 'haproxy-redis';

/** A secret and its encoding. */
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
