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

/** The exact version of every program that the tests can make an image of. */
const VERSIONS: Readonly<Record<string, string>> = {
  'redis 2.8': '2.8.17',
  'redis 3.0': '3.0.5',
  'redis 3.2': '3.2.6',
  'redis 5.0': '5.0.6',
  'redis 6.0': '6.0.16',
  'redis 6.2': '6.2.14',
  'redis 7.0': '7.0.15',
  'redis 7.2': '7.2.4',
  'redis 7.4': '7.4.1',
  'redis 8.0': '8.0.2',
  'redis 8.2': '8.2.3',
  'redis 8.6': '8.6.2',
  'redis 8.10': '8.10.2',
  'valkey 8.0': '8.0.1',
  'valkey 8.1': '8.1.1',
  'valkey 9.0': '9.0.0',
  'valkey 9.1': '9.1.2',
  'haproxy 2.2': '2.2.9',
  'haproxy 2.6': '2.6.12',
  'haproxy 3.0': '3.0.11',
  'haproxy 3.2': '3.2.26',
};

function proven(engine: string): ProvenProgram[] {
  return RECIPES.filter(({ repository }) => repository === engine).map(({ series, origin }) => {
    const version = VERSIONS[`${engine} ${series}`];
    if (version === undefined)
      throw new Error(`test/matrix/servers.ts does not say which ${engine} ${series} runs`);
    return { line: series, version, origin };
  });
}

/** Every server that the test matrix runs: all that an image can be made of, oldest line first. */
export const SERVERS: readonly ProvenServer[] = (['redis', 'valkey'] as const).flatMap((engine) =>
  proven(engine).map((program) => ({ engine, ...program })),
);

/** Every HAProxy that the test matrix runs. */
export const PROXIES: readonly ProvenProgram[] = proven('haproxy');
