import { parseArgs } from 'node:util';
import { ENGINES, type Engine } from '../core/catalog/engine';
import type { Command } from './command';
import { table } from './table';
import { readArguments, UsageError } from './usage-error';
import { DEFAULT_VERSION_STRING, type ListedVersion, listVersions } from './version-listing';

const ENGINE_NAMES = Object.keys(ENGINES);

const SUPPORT: Readonly<Record<ListedVersion['support'], string>> = {
  supported: 'supported',
  'unsafe-patch': 'unsafe patch',
  ended: 'end of life',
  unknown: 'unknown',
};

const HELP = `Options:
  --engine NAME  only the versions of one engine: ${ENGINE_NAMES.join(' or ')}
  --json         an array of objects instead of a table
  -h, --help     this text

Keys of an object of --json:
  version        what versionString and the context cdktf-redis:version take, such as "7.0-aof"
  engine         ${ENGINE_NAMES.map((name) => `"${name}"`).join(' or ')}
  line           minor line, such as "7.0"
  description    how the flavor keeps data
  tlsProtocols   what the TLS terminator accepts, lowest first, such as ["TLSv1.2", "TLSv1.3"]
  support        of the patch release that runs: "supported"; "ended", upstream mends the line no
                 more; or "unsafe-patch", it is below safePatch
  safePatch      lowest patch release without a known remote code execution or data loss bug; null
                 when the line is past its end of life
  patch          patch release that runs when none is named
  image          its official image
  default        whether it is what a service runs when nothing is said
`;

const NOTES = `
Default: ${DEFAULT_VERSION_STRING}.
TLS: protocols that the TLS terminator accepts. IMAGE: what runs when no patch release is named.
SUPPORT: of that image. "supported": upstream mends the line, and from patch release SAFE FROM on
there is no known remote code execution or data loss bug. "end of life": nobody mends it any more.
`;

/** `cdktf-redis versions`: what a service can run. */
export const versions: Command = {
  name: 'versions',
  about: 'lists the version strings that a service can run',
  usage: `versions [--json] [--engine ${ENGINE_NAMES.join('|')}]`,
  help: HELP,
  run(args, io) {
    const { engine, json } = readArguments(
      () =>
        parseArgs({ args: [...args], options: { engine: { type: 'string' }, json: { type: 'boolean' } } })
          .values,
    );
    const listed = listVersions(engine === undefined ? undefined : engineOf(engine));
    io.out(json ? `${JSON.stringify(listed, null, 2)}\n` : `${tableOf(listed)}${NOTES}`);
    return 0;
  },
};

function engineOf(name: string): Engine {
  if (isEngine(name)) return name;
  throw new UsageError(`--engine takes ${ENGINE_NAMES.join(' or ')}, not '${name}'`);
}

function isEngine(name: string): name is Engine {
  return ENGINE_NAMES.includes(name);
}

function tableOf(listed: readonly ListedVersion[]): string {
  return table([
    ['VERSION', 'DESCRIPTION', 'TLS', 'SUPPORT', 'SAFE FROM', 'IMAGE'],
    ...listed.map(({ version, description, tlsProtocols, support, safePatch, image }) => [
      version,
      description,
      tlsProtocols.map((protocol) => protocol.replace('TLSv', '')).join(', '),
      SUPPORT[support],
      safePatch ?? '-',
      image,
    ]),
  ]);
}
