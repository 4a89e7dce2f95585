import type { Platform } from '../../../lib';
import type { JsonObject } from '../../support/json';
import type { Synthesized } from '../../support/synth';

/** A workload as its platform runs it, in words that every platform has. */
export interface Running {
  /** Configuration files by name, with the expressions of Terraform. */
  readonly files: ReadonlyMap<string, string>;
  readonly image: string;
  readonly command: readonly string[];
  /** Command that says whether it serves. */
  readonly ready: string;
  readonly memoryMebibytes: number;
  readonly graceSeconds: number;
  readonly readOnly: boolean;
  /** Whether it is another user than root, without any capability and without a way to get one. */
  readonly unprivileged: boolean;
  /** Whether the data volume is guarded. Undefined: it has none. */
  readonly guarded?: boolean;
  /** All that runs it, but for what holds the secrets: nothing of it may name one. */
  readonly open: readonly JsonObject[];
}

/** What the table has to know of a platform: a new one fills this in. */
export interface PlatformUnderTest {
  create(): Platform;
  /** A host name of the platform as the name of its workload, so that files can be compared. */
  plainNames(text: string): string;
  running(result: Synthesized, path: string): Running;
}
