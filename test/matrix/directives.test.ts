import { knowsDirective, valueKindOf } from '../../lib/core/catalog/directive-lookup';
import { DIRECTIVES } from '../../lib/core/catalog/directives';
import type { ValueKind } from '../../lib/core/catalog/value-kinds';
import { splitArguments } from '../../lib/core/resolve/arguments';
import { takesInstead } from '../../lib/core/resolve/directive-value';
import { testImage } from '../e2e/support/images';
import { SERVERS } from './servers';
import { DirectiveTrial, type Started } from './support/directive-trial';
import { answered, type Probes, probesOf } from './support/value-probes';

jest.setTimeout(120_000);

/** Directives of several arguments, which CONFIG GET answers as they stand in a file. */
const SEVERAL = /^(shutdown-on-sig(int|term)|oom-score-adj-values|latency-tracking-info-percentiles)$/;

/** Values of directives that CONFIG GET does not tell, or not in a form that all lines read again. */
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

/** What cannot start here: no module, no file to load, no primary, and a password that nobody gives. */
const NOT_STARTED = ['loadmodule', 'preload-file', 'replicaof', 'requirepass', 'slaveof'];

/** What a distribution's server knows more than that of upstream: it came with security fixes. */
const OF_DISTRIBUTION =
  /^(redis (7\.0\.15|8\.0\.2): lua-enable-deprecated-api|valkey 8\.1\.1: lua-enable-(deprecated|insecure)-api)$/;

/** What CONFIG GET lists below 7.0 although only CONFIG SET takes it. */
const ONLY_SET = 'watchdog-period';

/** What the server takes as it is given, and the library does not: directive-values.ts says why. */
const STRICTER =
  /^(hz|maxclients|databases|client-query-buffer-limit|proto-max-bulk-len) | (-\d+|9223372036854775808)$/;

/** What a server starts with and holds another value of: fewer files than asked for, a least period, a bug of 3.2. */
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
  /** What the server answers of the settings that it has of itself. */
  let defaults: ReadonlyMap<string, string>;
  /** The names that the catalog gives to this very server and denies to it. */
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

  /** A line that sets a directive to what it is anyway. */
  const sample = (name: string): string => {
    const given = SAMPLES[name];
    if (given !== undefined) return `${name} ${given}`;
    const value = defaults.get(name) ?? valued.find((one) => one.name === name)?.probes.least;
    if (value === undefined) throw new Error(`no sample of ${name}`);
    return `${name} ${SEVERAL.test(name) && value !== '' ? value : quoted(value)}`;
  };

  /** Those of some lines that the checker refuses. */
  const refusedByChecker = (lines: readonly string[]): string[] =>
    lines.filter((line) => {
      const [name, value] = split(line);
      const kind = valueKindOf(engine, version, name);
      return kind !== undefined && takesInstead(kind, splitArguments(value) ?? []) !== undefined;
    });

  test('lists no setting that the catalog does not know', () => {
    const listed = [...defaults.keys()].filter((name) => name !== ONLY_SET);
    expect(listed.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('takes every directive that the catalog gives to it, and starts with all of them', async () => {
    expect(await trial.refusedOf(known.map(sample))).toEqual([]);
    const started = known.filter((name) => !NOT_STARTED.includes(name));
    settingsOf(await trial.start(started.map(sample)));
  });

  test('refuses every directive that the catalog denies to it', async () => {
    const lines = denied.map((name) => `${name} 1`);
    const refusals = await trial.refusals(lines);
    const taken = lines.filter((_, index) => !refusals[index]?.startsWith('Bad directive'));
    // Redis 8 takes them for settings of modules until it knows that there are none; then it names them all.
    const { log } = taken.length > 0 ? await trial.start(taken) : { log: '' };
    expect(taken.filter((line) => !log.includes(`>>> '${line}'`))).toEqual([]);
  });

  test('has of itself what the checker takes', () => {
    const own = valued
      .filter(({ name }) => defaults.has(name) && name !== 'client-output-buffer-limit')
      .map(
        ({ name }) => `${name} ${SEVERAL.test(name) ? defaults.get(name) : quoted(defaults.get(name) ?? '')}`,
      );
    expect(refusedByChecker(own)).toEqual([]);
  });

  test('takes what the checker takes, up to the limits', async () => {
    const lines = valued.flatMap(({ name, probes: { least, most, further = [] } }) =>
      [least, most, ...further].map((value) => `${name} ${value}`),
    );
    expect(refusedByChecker(lines)).toEqual([]);
    expect(await trial.refusedOf(lines)).toEqual([]);
  });

  test.each(['least', 'most'] as const)(
    'starts with the %s that the checker takes, and holds it',
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

  test('refuses what the checker refuses, or holds something else', async () => {
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

/** What a server was built without: TLS, which a build of 6.0 to 7.0 can lack, and the allocator of defragmentation. */
async function buildOf(trial: DirectiveTrial) {
  const [tls, defragmentation] = await trial.refusals(['tls-port 0', 'activedefrag yes']);
  return { lacksTls: tls !== undefined, lacksDefragmentation: /jemalloc/i.test(defragmentation ?? '') };
}

/** Those of some lines, one of a directive, that the server starts with and holds as they are given. */
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
