import type { ArgumentKind, ValueKind } from '../../../lib/core/catalog/value-kinds';

/** Values at the limits of a kind and just outside of them, in the format of redis.conf. */
export interface Probes {
  /** The minimum and maximum of the kind, or two other valid values. */
  readonly least: string;
  readonly most: string;
  readonly further?: readonly string[];
  readonly bad: readonly string[];
}

/** Values of kinds that have no limits. */
const SPECIAL: Readonly<Record<string, Probes>> = {
  'array-slice-size': { least: '256', most: '65536', bad: ['128', '131072', '300'] },
  // The value of each of these two limits the value of the other.
  'array-sparse-kmax': { least: '0', most: '256', bad: ['-1', '257'] },
  'array-sparse-kmin': { least: '0', most: '9', bad: ['-1', '257'] },
  'client-output-buffer-limit': {
    least: 'normal 0 0 0',
    most: 'pubsub 9223372036854775807 64MB 2147483647',
    further: ['slave 256mb 64mb 60', 'NORMAL 1k 1KB 1'],
    bad: ['normal 0 0', 'master 0 0 0', 'normal 0 0 -1', 'normal 1x 0 0', 'normal 0 0 abc', '""'],
  },
  'cluster-announce-hostname': { least: '""', most: 'node-1.example.com', bad: ['a_b', '"a b"'] },
  'cluster-announce-human-nodename': { least: '""', most: 'node-1/a_b.c', bad: ['a;b', 'a{b'] },
  'cluster-config-file': { least: 'nodes.conf', most: '"no des.conf"', bad: [] },
  'hash-seed': { least: '""', most: 'x'.repeat(256), bad: ['x'.repeat(257)] },
  // If the maximum number of threads were always active, nothing else could run on the machine.
  'io-threads-always-active': { least: 'no', most: 'no', further: ['yes'], bad: ['maybe'] },
  'latency-tracking-info-percentiles': {
    least: '""',
    most: '0 50 99.9 100',
    further: ['"50 99"', '.5 5. 1e1'],
    bad: ['101', '-1', 'abc', '50 abc', '"50 101"'],
  },
  'locale-collate': { least: '""', most: 'C.UTF-8', further: ['C', 'POSIX', 'C.utf8'], bad: ['xx_XX.UTF-8'] },
  'oom-score-adj-values': {
    least: '-2000 -2000 -2000',
    most: '2000 2000 2000',
    further: ['0 200 800'],
    bad: ['0 200', '0 200 2001', '-2001 0 0', '0 200 abc', '0 200 800 900', '""'],
  },
  'proc-title-template': {
    least: 'x',
    most: '"{title} {listen-addr} {server-mode} {port} {tls-port} {unixsocket} {config-file}"',
    further: ['"{{"', '"}"', '{port}', '"{server-mode} {listen-addr}"'],
    bad: ['""', '" "', '{title}', '"{server-mode} "', '{nope}', '{', '"{port"', '"{{{"'],
  },
};

/** The server never rejects a CPU list. It silently ignores one that it cannot read. */
const CPUS: Probes = { least: '""', most: '0,2-3', further: ['0', '0-3:2'], bad: [] };

const TEXT: Probes = {
  least: '""',
  most: '"a text"',
  further: ['word', "'a \\'quoted\\' one'"],
  bad: ['a b'],
};

/** The values to try for a directive. */
export function probesOf(name: string, kind: ValueKind): Probes {
  const special = name.endsWith('cpulist') ? CPUS : SPECIAL[name];
  return special ?? (kind.form === 'group' ? grouped(kind.kinds[0]) : simple(kind));
}

function simple(kind: ArgumentKind): Probes {
  switch (kind.form) {
    case 'yes-or-no':
      return { least: 'no', most: 'yes', further: ['YES', '"no"'], bad: ['maybe'] };
    case 'integer':
      return {
        least: String(kind.min),
        most: String(kind.max),
        further: [`"${kind.min}"`, `${String(kind.max).slice(0, 1)}"${String(kind.max).slice(1)}"`],
        bad: [String(kind.min - 1n), String(kind.max + 1n), 'abc'],
      };
    case 'bytes':
      return {
        least: String(kind.min),
        most: kind.percent ? '100%' : String(kind.max),
        further: ['64mb', '64MB', '16777216', '2g', '3000k', '4m', '5gb', '6000000b'],
        bad: [
          ...(kind.min > 0n ? [String(kind.min - 1n)] : []),
          ...['64xb', '9223372036854775808', kind.percent ? '101%' : '-2'],
        ],
      };
    case 'word': {
      const [least, ...further] = kind.words;
      return {
        least,
        most: further.at(-1) ?? least,
        further: [...further, least.toUpperCase()],
        bad: ['none-of-them'],
      };
    }
    case 'letters':
      return {
        least: '""',
        most: kind.letters,
        further: [...kind.letters],
        bad: ['?', `${kind.letters}?`, 'K E'],
      };
    case 'address':
      return kind.versions.includes(4)
        ? { least: '""', most: '10.0.0.1', bad: [] }
        : { least: '""', most: 'fd00::1', bad: ['fd00::1%eth0'] };
    case 'decimal':
    case 'text':
      return TEXT;
  }
}

/** Groups of words. */
function grouped(kind: ArgumentKind): Probes {
  const { least, most, bad } = simple(kind);
  return { least, most: `${least} ${most}`, bad };
}

/** The value that CONFIG GET returns for a value in redis.conf, or undefined if its format can differ. */
export function answered(kind: ValueKind, value: string): string | undefined {
  if (kind.form === 'integer') return value;
  if (kind.form === 'yes-or-no' || kind.form === 'word') return value.toLowerCase();
  if (kind.form === 'bytes' && /^\d+%?$/.test(value)) return value;
  return undefined;
}
