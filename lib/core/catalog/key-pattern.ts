import { textOrDescribed } from '../text/described';

/**
 * The keys that a user can access, as a glob-style pattern: `*` matches any characters, `?` one character, and `[...]`
 * one of a set. See `ACL SETUSER` in the Redis documentation.
 *
 * @example
 * new RedisService(this, 'Redis', {
 *   users: [{ name: 'app', keys: [KeyPattern.readWrite('app:*'), KeyPattern.readOnly('config:*')] }],
 * });
 */
export class KeyPattern {
  /**
   * Allows to read and write keys.
   * @param pattern A pattern such as `app:*`; `*` matches every key.
   */
  public static readWrite(pattern: string): KeyPattern {
    return new KeyPattern('~', pattern);
  }

  /**
   * Allows only to read keys (Redis 7.0 and later, Valkey).
   * @param pattern A pattern such as `app:*`; `*` matches every key.
   */
  public static readOnly(pattern: string): KeyPattern {
    return new KeyPattern('%R~', pattern);
  }

  /**
   * Allows only to write keys (Redis 7.0 and later, Valkey).
   * @param pattern A pattern such as `app:*`; `*` matches every key.
   */
  public static writeOnly(pattern: string): KeyPattern {
    return new KeyPattern('%W~', pattern);
  }

  /** The pattern. */
  public readonly pattern: string;

  private constructor(
    /**
     * The prefix of the pattern in an access control list.
     * @internal
     */
    public readonly _prefix: string,
    pattern: string,
  ) {
    this.pattern = textOrDescribed(pattern);
  }

  /** The pattern as in an access control list, for example `%R~app:*`. */
  public toString(): string {
    return `${this._prefix}${this.pattern}`;
  }
}
