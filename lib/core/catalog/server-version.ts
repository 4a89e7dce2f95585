import { ENGINES, type Engine } from './engine';
import { compareNumbers } from './numbers';
import { factOf, type VersionFact } from './version-facts';

/** Major, minor and, where it was named, patch number, each of a length that an image tag has room for. */
const NUMBERS = /^((?:0|[1-9]\d{0,3})\.(?:0|[1-9]\d{0,3}))(?:\.(?:0|[1-9]\d{0,3}))?$/;

/**
 * A version of a server: a RedisVersion or a ValkeyVersion. The minor line says which words the server
 * understands; without a patch release the newest that the catalog knows runs.
 */
export abstract class ServerVersion {
  /** Major and minor number, for example `7.2`. */
  public readonly line: string;

  /** Patch release, for example `7.2.16`. Undefined: the newest that the catalog knows. */
  public readonly patch?: string;

  /** @internal */
  protected constructor(
    /** @internal */
    public readonly _engine: Engine,
    text: string,
  ) {
    const line = NUMBERS.exec(text)?.[1];
    this.line = line ?? text;
    this.patch = line === undefined || line === text ? undefined : text;
  }

  /** Whether the catalog knows this line. */
  public get isKnown(): boolean {
    return this._fact !== undefined;
  }

  /** Name of the engine: `Redis` or `Valkey`. */
  public get engineName(): string {
    return ENGINES[this._engine].name;
  }

  /**
   * Whether this line is the given one or a later one.
   * @param line Major and minor number, for example `6.2`.
   */
  public isAtLeast(line: string): boolean {
    return compareNumbers(this.line, line) >= 0;
  }

  /** Engine and number, for example `Redis 7.2`. */
  public toString(): string {
    return `${this.engineName} ${this.patch ?? this.line}`;
  }

  /**
   * Whether it has the form of a version.
   * @internal
   */
  public get _isWellFormed(): boolean {
    return NUMBERS.test(this.line);
  }

  /**
   * What the catalog knows of the line.
   * @internal
   */
  public get _fact(): VersionFact | undefined {
    return factOf(this._engine, this.line);
  }

  /**
   * Under which name the image of the version is known.
   * @internal
   */
  public get _imageKey(): string {
    return `${this._engine}:${this.patch ?? this.line}`;
  }
}
