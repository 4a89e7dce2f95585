import { RECIPES } from '../e2e/support/images/recipes';

/** A program that the matrix tests run. */
export interface ProvenProgram {
  /** The line, for example `7.0`. */
  readonly line: string;
  /** The version that the program reports. A test checks it. */
  readonly version: string;
  /** The source of the program. */
  readonly origin: string;
}

/** A server that the matrix tests run. */
export interface ProvenServer extends ProvenProgram {
  readonly engine: 'redis' | 'valkey';
}

function proven(engine: string): ProvenProgram[] {
  return RECIPES.filter(({ repository }) => repository === engine).map(({ series, version, origin }) => ({
    line: series,
    version,
    origin,
  }));
}

/** Every server that the matrix tests run: all servers for which an image can be made, oldest line first. */
export const SERVERS: readonly ProvenServer[] = (['redis', 'valkey'] as const).flatMap((engine) =>
  proven(engine).map((program) => ({ engine, ...program })),
);

/** Every HAProxy that the matrix tests run. */
export const PROXIES: readonly ProvenProgram[] = proven('haproxy');
