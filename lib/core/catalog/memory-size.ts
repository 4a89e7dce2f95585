/** Bytes of a mebibyte. */
export const MEBIBYTE = 1024 * 1024;

/** An amount of memory. */
export class MemorySize {
  /**
   * So many mebibytes (1,048,576 bytes).
   * @param amount A whole number above zero.
   */
  public static mebibytes(amount: number): MemorySize {
    return new MemorySize(amount);
  }

  /**
   * So many gibibytes (1,073,741,824 bytes).
   * @param amount A number above zero that makes whole mebibytes.
   */
  public static gibibytes(amount: number): MemorySize {
    return new MemorySize(amount * 1024);
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

  /** The amount for people, for example `512 MiB`. */
  public toString(): string {
    return this.amount % 1024 === 0 && this.amount > 0 ? `${this.amount / 1024} GiB` : `${this.amount} MiB`;
  }
}
