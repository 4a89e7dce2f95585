import { knowsDirective, valueKindOf } from '../../lib/core/catalog/directive-lookup';
import { DIRECTIVES } from '../../lib/core/catalog/directives';
import type { ValueKind } from '../../lib/core/catalog/value-kinds';
import { splitArguments } from '../../lib/core/resolve/arguments';
import { allowedInstead } from '../../lib/core/resolve/directive-value';
import { testImage } from '../e2e/support/images';
import { SERVERS } from './servers';
import { DirectiveTrial, type Started } from './support/directive-trial';
import { answered, type Probes, probesOf } from './support/value-probes';

jest.setTimeout(120_000);

/** Directives with several arguments, which CONFIG GET returns in the format of redis.conf. */
const SEVERAL = /^(shutdown-on-sig(int|term)|oom-score-adj-values|latency-tracking-info-percentiles)$/;

/** Values of directives that CONFIG GET does not return, or not in a format that all lines can read. */
const SAMPLES: Readonly<Record<string, string>> = {
  appendfilename: 'appendonly.aof',
  bind: '127.0.0.1',
  'client-output-buffer-limit': 'normal 0 0 0',
  'cluster-enabled': 'no',
  include: '/dev/null',
  loadmodule: '/no/module.so',
  'preload-file': 'rdb:/data/none.rdb',
  'rdma-bind': '127.0.0.1',
  'rename-command': 'FLUSHALL HIDDEN_FLUSHALL',
  replicaof: 'no one',
  requirepass: 'a-password',
  save: '900 1',
  slaveof: 'no one',
  unixsocket: '/tmp/socket',
  user: 'someone on nopass +ping',
};

/** Directives that cannot be used here: there is no module, no file to load, no primary, and no client with a password. */
const NOT_STARTED = ['loadmodule', 'preload-file', 'replicaof', 'requirepass', 'slaveof'];

/** Directives that the server of a distribution has in addition to upstream. They came with security fixes. */
const OF_DISTRIBUTION =
  /^(redis (7\.0\.15|8\.0\.2): lua-enable-deprecated-api|valkey 8\.1\.1: lua-enable-(deprecated|insecure)-api)$/;

/** A directive that CONFIG GET lists below 7.0, although only CONFIG SET accepts it. */
const ONLY_SET = 'watchdog-period';

/** Values that the server accepts and the library rejects. directive-values.ts has the reasons. */
const STRICTER =
  /^(hz|maxclients|databases|client-query-buffer-limit|proto-max-bulk-len) | (-\d+|9223372036854775808)$/;

/** Directives that a server starts with but changes: fewer files than requested, a minimum period, a bug of 3.2. */
const HOLDS_ANOTHER = /^(maxclients|watchdog-period|lua-time-limit)$/;

/** A million databases need more memory than the containers here have. */
const TOO_LARGE_HERE = 'databases';

interface Valued {
  readonly name: string;
  readonly kind: ValueKind;
  readonly probes: Probes;
}

describe.each(SERVERS)('$engine $version', ({ engine, line, version }) => {
  const trial = new DirectiveTrial(`matrix-directives-${engine}-${line}`, engine);
  /** The default values of the server. */
  let defaults: ReadonlyMap<string, string>;
  /** The directives that this server has according to the catalog, and those that it does not have. */
  let known: readonly string[];
  let denied: readonly string[];
  let valued: readonly Valued[];

  beforeAll(async () => {
    await trial.begin(await testImage(engine, line));
    const names = DIRECTIVES.map(({ name }) => name);
    defaults = settingsOf(await trial.start([], ['*', ...names]));
    const build = await buildOf(trial);
    const isKnown = (name: string) =>
      (knowsDirective(engine, version, name) && !(name.startsWith('tls-') && build.lacksTls)) ||
      OF_DISTRIBUTION.test(`${engine} ${version}: ${name}`);
    known = names.filter(isKnown);
    denied = names.filter((name) => !isKnown(name));
    valued = known.flatMap((name) => {
      const kind = valueKindOf(engine, version, name);
      if (kind === undefined) return [];
      const probes = probesOf(name, kind);
      const isNeverOn = name === 'activedefrag' && build.lacksDefragmentation;
      return [{ name, kind, probes: isNeverOn ? { least: 'no', most: 'no', bad: [] } : probes }];
    });
  });

  afterAll(() => trial.end());

  /** A line that sets a directive to its default value. */
  const sample = (name: string): string => {
    const given = SAMPLES[name];
    if (given !== undefined) return `${name} ${given}`;
    const value = defaults.get(name) ?? valued.find((one) => one.name === name)?.probes.least;
    if (value === undefined) throw new Error(`no sample of ${name}`);
    return `${name} ${SEVERAL.test(name) && value !== '' ? value : quoted(value)}`;
  };

  /** The given lines that the checker of the library rejects. */
  const refusedByChecker = (lines: readonly string[]): string[] =>
    lines.filter((line) => {
      const [name, value] = split(line);
      const kind = valueKindOf(engine, version, name);
      return kind !== undefined && allowedInstead(kind, splitArguments(value) ?? []) !== undefined;
    });

  test('has no directive that is missing in the catalog', () => {
    const listed = [...defaults.keys()].filter((name) => name !== ONLY_SET);
    expect(listed.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('accepts every directive that it has according to the catalog, and starts with all of them', async () => {
    expect(await trial.refusedOf(known.map(sample))).toEqual([]);
    const started = known.filter((name) => !NOT_STARTED.includes(name));
    settingsOf(await trial.start(started.map(sample)));
  });

  test('rejects every directive that it does not have according to the catalog', async () => {
    const lines = denied.map((name) => `${name} 1`);
    const refusals = await trial.refusals(lines);
    const taken = lines.filter((_, index) => !refusals[index]?.startsWith('Bad directive'));
    // Redis 8 treats unknown directives as settings of modules. It lists all of them once it finds no such module.
    const { log } = taken.length > 0 ? await trial.start(taken) : { log: '' };
    expect(taken.filter((line) => !log.includes(`>>> '${line}'`))).toEqual([]);
  });

  test('has default values that the checker accepts', () => {
    const own = valued
      .filter(({ name }) => defaults.has(name) && name !== 'client-output-buffer-limit')
      .map(
        ({ name }) => `${name} ${SEVERAL.test(name) ? defaults.get(name) : quoted(defaults.get(name) ?? '')}`,
      );
    expect(refusedByChecker(own)).toEqual([]);
  });

  test('accepts what the checker accepts, up to the limits', async () => {
    const lines = valued.flatMap(({ name, probes: { least, most, further = [] } }) =>
      [least, most, ...further].map((value) => `${name} ${value}`),
    );
    expect(refusedByChecker(lines)).toEqual([]);
    expect(await trial.refusedOf(lines)).toEqual([]);
  });

  test.each(['least', 'most'] as const)(
    'starts with the %s value that the checker accepts, and uses it',
    async (end) => {
      const here = valued.filter(({ name }) => name !== TOO_LARGE_HERE);
      const lines = here.map(({ name, probes }) => `${name} ${probes[end]}`);
      const settings = settingsOf(
        await trial.start(
          lines,
          here.map(({ name }) => name),
        ),
      );
      const wrong = here.filter(({ name, kind, probes }) => {
        const wanted = answered(kind, probes[end]);
        const held = settings.get(name);
        return wanted !== undefined && held !== undefined && held !== wanted && !HOLDS_ANOTHER.test(name);
      });
      expect(wrong.map(({ name, probes }) => `${name} ${probes[end]} is ${settings.get(name)}`)).toEqual([]);
    },
  );

  test('rejects what the checker rejects, or uses another value', async () => {
    const lines = valued.flatMap(({ name, probes }) => probes.bad.map((value) => `${name} ${value}`));
    expect(refusedByChecker(lines)).toEqual(lines);
    const refusals = await trial.refusals(lines);
    let taken = lines.filter((line, index) => refusals[index] === undefined && !STRICTER.test(line));
    while (taken.length > 0) {
      const round = new Set(new Map(taken.map((line) => [split(line)[0], line])).values());
      expect(await heldAsGiven(trial, [...round])).toEqual([]);
      taken = taken.filter((line) => !round.has(line));
    }
  });
});

/** The features that a server was built without: TLS, which is optional in 6.0 to 7.0, and the allocator for defragmentation. */
async function buildOf(trial: DirectiveTrial) {
  const [tls, defragmentation] = await trial.refusals(['tls-port 0', 'activedefrag yes']);
  return { lacksTls: tls !== undefined, lacksDefragmentation: /jemalloc/i.test(defragmentation ?? '') };
}

/** The given lines, at most one per directive, that the server starts with and uses unchanged. */
async function heldAsGiven(trial: DirectiveTrial, lines: readonly string[]): Promise<string[]> {
  const names = lines.map((line) => split(line)[0]);
  const { settings } = await trial.start(lines, names);
  if (settings !== undefined)
    return lines.filter((line) => {
      const [name, value] = split(line);
      return settings.get(name)?.toLowerCase() === value.toLowerCase();
    });
  if (lines.length === 1) return [];
  const half = Math.ceil(lines.length / 2);
  return [
    ...(await heldAsGiven(trial, lines.slice(0, half))),
    ...(await heldAsGiven(trial, lines.slice(half))),
  ];
}

function split(line: string): [name: string, value: string] {
  const at = line.indexOf(' ');
  return [line.slice(0, at), line.slice(at + 1)];
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function settingsOf({ settings, log }: Started): ReadonlyMap<string, string> {
  if (settings === undefined) throw new Error(`the server does not start:\n${log}`);
  return settings;
}
