/** Keys that a user may touch, by a pattern in which `*`, `?` and `[...]` stand for other characters. */
export class KeyPattern {
  /**
   * Keys that may be read and written.
   * @param pattern Such as `app:*`; `*` stands for every key.
   */
  public static readWrite(pattern: string): KeyPattern {
    return new KeyPattern('~', pattern);
  }

  /**
   * Keys that may be read only (Redis 7.0 and later, Valkey).
   * @param pattern Such as `app:*`; `*` stands for every key.
   */
  public static readOnly(pattern: string): KeyPattern {
    return new KeyPattern('%R~', pattern);
  }

  /**
   * Keys that may be written only (Redis 7.0 and later, Valkey).
   * @param pattern Such as `app:*`; `*` stands for every key.
   */
  public static writeOnly(pattern: string): KeyPattern {
    return new KeyPattern('%W~', pattern);
  }

  private constructor(
    /**
     * What stands before the pattern in an access control list.
     * @internal
     */
    public readonly _prefix: string,
    /** The pattern. */
    public readonly pattern: string,
  ) {}

  /** The pattern as an access control list has it, for example `%R~app:*`. */
  public toString(): string {
    return `${this._prefix}${this.pattern}`;
  }
}
