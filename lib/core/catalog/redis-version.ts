import { ServerVersion } from './server-version';
import { DEFAULT_LINE } from './version-facts';

/**
 * A version of Redis.
 *
 * @example
 * new RedisService(this, 'Redis', { version: RedisVersion.V7_2 });
 * new RedisService(this, 'Pinned', { version: RedisVersion.of('7.2.16') });
 */
export class RedisVersion extends ServerVersion {
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
  /** Redis 8.10. */
  public static readonly V8_10 = new RedisVersion('8.10');
  /** The default version of a service. */
  public static readonly DEFAULT = new RedisVersion(DEFAULT_LINE);

  /**
   * Returns a version by its number. A line that is newer than the catalog is configured like the newest line in it, with a
   * warning. A line that was never released is an error.
   * @param version A minor line or a patch release, for example `7.2` or `7.2.16`.
   */
  public static of(version: string): RedisVersion {
    return new RedisVersion(version);
  }

  private constructor(version: string) {
    super('redis', version);
  }
}
