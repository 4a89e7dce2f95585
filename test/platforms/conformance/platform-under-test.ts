import type { Platform } from '../../../lib';
import type { JsonObject } from '../../support/json';
import type { Synthesized } from '../../support/synth';

/** A workload as a platform runs it, in terms that all platforms share. */
export interface Running {
  /** The configuration files by name, with Terraform expressions in their content. */
  readonly files: ReadonlyMap<string, string>;
  readonly image: string;
  readonly command: readonly string[];
  /** The command that checks whether the workload serves clients. */
  readonly ready: string;
  readonly memoryMebibytes: number;
  readonly graceSeconds: number;
  readonly readOnly: boolean;
  /** Whether it runs as a user other than root, without Linux capabilities and without a way to get any. */
  readonly unprivileged: boolean;
  /** Whether Terraform refuses to destroy the data volume. It is not set if the workload has no data volume. */
  readonly guarded?: boolean;
  /** The resources of the workload that must not contain secrets: all but the one with the files. */
  readonly open: readonly JsonObject[];
}

/** What the conformance test needs to know about a platform. A new platform implements this. */
export interface PlatformUnderTest {
  create(): Platform;
  /** Replaces the platform's host names in a text with the names of the workloads, so that files can be compared. */
  plainNames(text: string): string;
  running(result: Synthesized, path: string): Running;
}
