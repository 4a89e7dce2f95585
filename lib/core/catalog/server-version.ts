import { textOrDescribed } from '../text/described';
import { ENGINES, type Engine } from './engine';
import { compareNumbers } from './numbers';
import { factOf, type VersionFact } from './version-facts';

/** Major, minor and optionally patch number, each of at most four digits. */
const NUMBERS = /^((?:0|[1-9]\d{0,3})\.(?:0|[1-9]\d{0,3}))(?:\.(?:0|[1-9]\d{0,3}))?$/;

/**
 * A version of a server: a RedisVersion or a ValkeyVersion. The configuration depends on the minor line, for example
 * `7.2`. If no patch release is given, the newest one in the catalog is used.
 *
 * @example
 * const version: ServerVersion = RedisVersion.of('7.2.16');
 * new RedisService(this, 'Redis', { version });
 */
export abstract class ServerVersion {
  /** The minor line: major and minor number, for example `7.2`. */
  public readonly line: string;

  /** The patch release, for example `7.2.16`. If it is not set, the newest one in the catalog is used. */
  public readonly patch?: string;

  /** @internal */
  protected constructor(
    /** @internal */
    public readonly _engine: Engine,
    text: string,
  ) {
    const given = textOrDescribed(text);
    const line = NUMBERS.exec(given)?.[1];
    this.line = line ?? given;
    this.patch = line === undefined || line === text ? undefined : text;
  }

  /** Whether the minor line is in the catalog. */
  public get isKnown(): boolean {
    return this._fact !== undefined;
  }

  /** The name of the engine: `Redis` or `Valkey`. */
  public get engineName(): string {
    return ENGINES[this._engine].name;
  }

  /**
   * Whether this version is the given line or a later one. Valkey 8.0 and later count as later than Redis 7.2.
   * @param line Major and minor number, for example `6.2`.
   */
  public isAtLeast(line: string): boolean {
    return compareNumbers(this.line, line) >= 0;
  }

  /** The engine and the number, for example `Redis 7.2`. */
  public toString(): string {
    return `${this.engineName} ${this.patch ?? this.line}`;
  }

  /**
   * Whether the text of the version has a valid format.
   * @internal
   */
  public get _isWellFormed(): boolean {
    return NUMBERS.test(this.line);
  }

  /**
   * The row of the catalog for this line.
   * @internal
   */
  public get _fact(): VersionFact | undefined {
    return factOf(this._engine, this.line);
  }

  /**
   * The key of the image of this version, for example `redis:7.2`.
   * @internal
   */
  public get _imageKey(): string {
    return `${this._engine}:${this.patch ?? this.line}`;
  }
}
