/** The number of bytes in a mebibyte. */
export const MEBIBYTE = 1024 * 1024;

/**
 * An amount of memory or disk space.
 *
 * @example
 * new RedisService(this, 'Redis', { memory: MemorySize.gibibytes(2), maxMemory: MemorySize.mebibytes(1200) });
 */
export class MemorySize {
  /**
   * Returns the given number of mebibytes. One mebibyte (MiB) is 1,048,576 bytes.
   * @param amount A whole number above 0.
   */
  public static mebibytes(amount: number): MemorySize {
    return new MemorySize(amount);
  }

  /**
   * Returns the given number of gibibytes. One gibibyte (GiB) is 1,073,741,824 bytes.
   * @param amount A number above 0 that is a whole number of mebibytes, for example 1.5.
   */
  public static gibibytes(amount: number): MemorySize {
    return new MemorySize(typeof amount === 'number' ? amount * 1024 : amount);
  }

  private constructor(private readonly amount: number) {}

  /** The amount in mebibytes. */
  public toMebibytes(): number {
    return this.amount;
  }

  /** The amount in bytes. */
  public toBytes(): number {
    return this.amount * MEBIBYTE;
  }

  /** The amount as text for people, for example `512 MiB`. */
  public toString(): string {
    return this.amount % 1024 === 0 && this.amount > 0 ? `${this.amount / 1024} GiB` : `${this.amount} MiB`;
  }
}
