import type { JsonObject } from '../json';
import type { EngineSide } from './kind';

/** A resource with an object on the engine, as Terraform evaluated it. */
export interface Wanted {
  readonly address: string;
  readonly side: EngineSide;
  /** The id of its substitute in Terraform. A new id means a replacement. */
  readonly terraformId: string;
  readonly values: JsonObject;
  /** The attributes whose differences are ignored. */
  readonly ignored: readonly string[];
  readonly dependsOn: readonly string[];
  /** Whether it is removed only after everything else is up to date (`create_before_destroy`). */
  readonly goesLast: boolean;
}

/** An object that the stand-in created on the engine. */
export interface Made extends Wanted {
  readonly engineId: string;
  /** Whether its creation failed after the object existed, so that the next apply replaces it. */
  readonly tainted: boolean;
}

/** The objects that the stand-in created, by address. It removes no others. */
export class Ledger {
  private readonly entries = new Map<string, Made>();

  public get(address: string): Made | undefined {
    return this.entries.get(address);
  }

  public all(): Made[] {
    return [...this.entries.values()];
  }

  public put(entry: Made): void {
    this.entries.set(entry.address, entry);
  }

  public drop(address: string): void {
    this.entries.delete(address);
  }

  /** Replaces the ids of substitutes in a text with ids of the engine. */
  public withEngineIds(text: string): string {
    return this.all().reduce((result, entry) => result.replaceAll(entry.terraformId, entry.engineId), text);
  }
}
