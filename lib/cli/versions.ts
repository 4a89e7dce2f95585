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
  --engine NAME  list only the versions of one engine: ${ENGINE_NAMES.join(' or ')}
  --json         print an array of objects instead of a table
  -h, --help     print this text

Keys of an object of --json:
  version        the version string, for versionString and the context cdktf-redis:version, such as
                 "7.0-aof"
  engine         ${ENGINE_NAMES.map((name) => `"${name}"`).join(' or ')}
  line           the minor line, such as "7.0"
  description    the flavor: how data is kept
  tlsProtocols   the protocols that the TLS terminator accepts, lowest first, such as
                 ["TLSv1.2", "TLSv1.3"]
  support        the support of the patch release in patch: "supported"; "ended" if the line is past
                 its end of life; or "unsafe-patch" if the patch release is below safePatch
  safePatch      the lowest patch release without a known remote code execution or data loss bug, or
                 null if the line is past its end of life
  patch          the patch release that runs if the version does not name one
  image          the official image of that patch release
  default        whether this is the default version of a service
`;

const NOTES = `
Default: ${DEFAULT_VERSION_STRING}.
TLS: the protocols that the TLS terminator accepts.
IMAGE: the image that runs if the version does not name a patch release.
SUPPORT: "supported" means that bugs of the line are still fixed, and that no remote code execution
or data loss bug is known since the patch release in SAFE FROM. "end of life" means that bugs are no
longer fixed.
`;

/** `cdktf-redis versions`: lists the versions that a service can run. */
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
  throw new UsageError(`--engine must be ${ENGINE_NAMES.join(' or ')}, not '${name}'`);
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
