import {
  bytes,
  decimal,
  type GroupOptions,
  group,
  INT,
  integer,
  letters,
  text,
  type ValueKind,
  word,
} from './value-kinds';

/** The server reads a list that is not valid as an empty list, without a warning. */
export const cpus = text(
  /^$|^\d+(-\d+(:[1-9]\d*)?)?(,\d+(-\d+(:[1-9]\d*)?)?)*$/,
  'a list of CPUs such as 0,2-3',
);

/** The names of the locales in the official images. With another one, the server does not start. */
export const locale = text(/^(|C|POSIX|C\.UTF-8|C\.utf8)$/, 'C, POSIX, C.UTF-8 or ""');

export const percentiles = group([decimal(0, 100)], 'percentiles such as 50 99 99.9, or ""', {
  repeated: true,
  orNone: true,
  quotable: true,
});

export const sliceSize = text(
  /^(256|512|1024|2048|4096|8192|16384|32768|65536)$/,
  'a power of two from 256 to 65536',
);

export const slotStats = group(
  [word('no', 'yes', 'cpu', 'net', 'mem')],
  'no, yes, or some of cpu, net and mem',
  {
    repeated: true,
    quotable: true,
  },
);

/** A template with known variables that is not empty, which it is with only these two variables. */
export const title = text(
  /^(?! *(\{(title|server-mode)\} *)*$)([^{]|\{\{|\{(title|listen-addr|server-mode|port|tls-port|config-file|unixsocket)\})*$/,
  'a template such as "{title} {listen-addr} {server-mode}"',
);

/** The limits of the output buffers of a class of clients. */
export function bufferLimits(clients: readonly string[], options: GroupOptions = {}): ValueKind {
  const like = `a class of clients (${clients.join(', ')}), two amounts and seconds, such as normal 256mb 64mb 60`;
  return group([word(...clients), bytes(), bytes(), integer(0, INT)], like, options);
}

export function oomScores(options: GroupOptions): ValueKind {
  const score = integer(-2000, 2000);
  return group([score, score, score], 'three whole numbers from -2000 to 2000, such as 0 200 800', options);
}

/** The classes of keyspace events: those of all lines, and additional ones. */
export function keyspaceEvents(further = ''): ValueKind {
  return letters(`Ag$lshzxeKE${further}`);
}
