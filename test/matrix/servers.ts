import { RECIPES } from '../e2e/support/images/recipes';

/** A program that the test matrix runs. */
export interface ProvenProgram {
  /** Minor line, for example `7.0`. */
  readonly line: string;
  /** The version that the program itself reports, which a test asks it for. */
  readonly version: string;
  /** Where the program comes from. */
  readonly origin: string;
}

/** A server that the test matrix runs. */
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

/** Every server that the test matrix runs: all that an image can be made of, oldest line first. */
export const SERVERS: readonly ProvenServer[] = (['redis', 'valkey'] as const).flatMap((engine) =>
  proven(engine).map((program) => ({ engine, ...program })),
);

/** Every HAProxy that the test matrix runs. */
export const PROXIES: readonly ProvenProgram[] = proven('haproxy');
