import { ServerVersion } from './server-version';

/**
 * A version of Valkey, the open-source fork of Redis 7.2.
 *
 * @example
 * new RedisService(this, 'Valkey', { version: ValkeyVersion.V8_1 });
 */
export class ValkeyVersion extends ServerVersion {
  /** Valkey 7.2. */
  public static readonly V7_2 = new ValkeyVersion('7.2');
  /** Valkey 8.0. */
  public static readonly V8_0 = new ValkeyVersion('8.0');
  /** Valkey 8.1. */
  public static readonly V8_1 = new ValkeyVersion('8.1');
  /** Valkey 9.0. */
  public static readonly V9_0 = new ValkeyVersion('9.0');
  /** Valkey 9.1. */
  public static readonly V9_1 = new ValkeyVersion('9.1');

  /**
   * Returns a version by its number. A line that is newer than the catalog is configured like the newest line in it, with a
   * warning. A line that was never released is an error.
   * @param version A minor line or a patch release, for example `8.1` or `8.1.9`.
   */
  public static of(version: string): ValkeyVersion {
    return new ValkeyVersion(version);
  }

  private constructor(version: string) {
    super('valkey', version);
  }
}
