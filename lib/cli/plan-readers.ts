import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanReader } from '../core/impact/from-plan/plan-reader';
import { isObject } from '../core/text/unknown-json';

const PLATFORMS = join(__dirname, '../platforms');

/** The file of a platform that exports its reader of plans: compiled in the package, source in a checkout. */
const READER_FILE = /^plan-resources\.(?:js|ts)$/;

/** The readers of plans of all platforms, or of all folders of another folder. A new platform needs no entry here. */
export function planReaders(folder: string = PLATFORMS): readonly PlanReader[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => [join(folder, name), file] as const))
    .filter(([, file]) => READER_FILE.test(file))
    .map(([platform, file]) => readerIn(join(platform, file)));
}

function readerIn(file: string): PlanReader {
  const exported: unknown = require(file);
  const reader = isObject(exported) ? exported.PLAN_READER : undefined;
  if (isPlanReader(reader)) return reader;
  throw new Error(`${file} does not export a reader of plans as PLAN_READER`);
}

function isPlanReader(value: unknown): value is PlanReader {
  return isObject(value) && Array.isArray(value.types) && typeof value.snapshotOf === 'function';
}
