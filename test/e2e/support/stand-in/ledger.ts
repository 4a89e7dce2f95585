import type { JsonObject } from '../json';
import type { EngineSide } from './kind';

/** A resource with a side on the engine, as Terraform evaluated it. */
export interface Wanted {
  readonly address: string;
  readonly side: EngineSide;
  /** The id of its substitute in Terraform: a new one means a replacement. */
  readonly terraformId: string;
  readonly values: JsonObject;
  readonly dependsOn: readonly string[];
  /** Whether it goes only when everything else is as it is to be (`create_before_destroy`). */
  readonly goesLast: boolean;
}

/** An object that the stand-in made on the engine. */
export interface Made extends Wanted {
  readonly engineId: string;
  /** Whether its creation failed halfway, so that the next apply replaces it. */
  readonly tainted: boolean;
}

/** What the stand-in made, by address: the only things that it will ever remove. */
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

  /** A text in which ids of substitutes have become ids of the engine. */
  public withEngineIds(text: string): string {
    return this.all().reduce((result, entry) => result.replaceAll(entry.terraformId, entry.engineId), text);
  }
}
