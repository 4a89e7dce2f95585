import { DEFAULT_LINE, VERSION_FACTS } from './version-facts';

/**
 * A minor line of the Redis server, such as 7.0. It says which words the server understands; the patch
 * release comes with the image.
 */
export class RedisVersion {
  /** Redis 2.8. */
  public static readonly V2_8 = new RedisVersion('2.8');
  /** Redis 3.0. */
  public static readonly V3_0 = new RedisVersion('3.0');
  /** Redis 3.2. */
  public static readonly V3_2 = new RedisVersion('3.2');
  /** Redis 4.0. */
  public static readonly V4_0 = new RedisVersion('4.0');
  /** Redis 5.0. */
  public static readonly V5_0 = new RedisVersion('5.0');
  /** Redis 6.0, the first with access control lists. */
  public static readonly V6_0 = new RedisVersion('6.0');
  /** Redis 6.2. */
  public static readonly V6_2 = new RedisVersion('6.2');
  /** Redis 7.0, the first with the multi-part append-only file. */
  public static readonly V7_0 = new RedisVersion('7.0');
  /** Redis 7.2. */
  public static readonly V7_2 = new RedisVersion('7.2');
  /** Redis 7.4. */
  public static readonly V7_4 = new RedisVersion('7.4');
  /** Redis 8.0. */
  public static readonly V8_0 = new RedisVersion('8.0');
  /** Redis 8.2. */
  public static readonly V8_2 = new RedisVersion('8.2');
  /** Redis 8.4. */
  public static readonly V8_4 = new RedisVersion('8.4');
  /** Redis 8.6. */
  public static readonly V8_6 = new RedisVersion('8.6');
  /** Redis 8.8. */
  public static readonly V8_8 = new RedisVersion('8.8');
  /** The line that a service runs when nothing is said. */
  public static readonly DEFAULT = new RedisVersion(DEFAULT_LINE);

  /**
   * A line by its number. One that the catalog does not know is an error of the synth.
   * @param line Major and minor number, for example `7.0`.
   */
  public static of(line: string): RedisVersion {
    return new RedisVersion(line);
  }

  private constructor(
    /** Major and minor number, for example `7.0`. */
    public readonly line: string,
  ) {}

  /** Whether the catalog knows this line. */
  public get isKnown(): boolean {
    return VERSION_FACTS.some((fact) => fact.line === this.line);
  }

  /**
   * Whether this line is the given one or a later one.
   * @param line Major and minor number, for example `6.2`.
   */
  public isAtLeast(line: string): boolean {
    const [major, minor] = numbers(this.line);
    const [otherMajor, otherMinor] = numbers(line);
    return major > otherMajor || (major === otherMajor && minor >= otherMinor);
  }

  /** The number of the line. */
  public toString(): string {
    return this.line;
  }
}

function numbers(line: string): [number, number] {
  const [major, minor] = line.split('.');
  return [Number(major), Number(minor)];
}
