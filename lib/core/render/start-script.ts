import { readsDataOf } from '../catalog/data-files';
import { ENGINES } from '../catalog/engine';
import { VERSION_FACTS } from '../catalog/version-facts';
import { versionOf } from '../catalog/version-string';
import { lines, type Template } from '../credentials/template';
import type { RedisSpec } from '../resolve/redis-spec';
import { conversionSteps } from './conversion';
import { PATHS } from './paths';
import { savedUsersSteps } from './saved-users';

/**
 * What the container of a server runs. It looks at the data volume before the server does, because the server
 * would start on files that it then ignores or overwrites: with an append-only file switched on it ignores
 * `dump.rdb` and starts empty; with it switched off it loads a dump that is older than the append-only file.
 *
 * The volume holds a record of what wrote it (engine, version, flavor). Files of another flavor are converted
 * where that loses nothing; files of a later version or of a foreign engine are refused, and left as they are.
 */
export function startScript(spec: RedisSpec): Template {
  const { server } = ENGINES[spec.version._engine];
  return lines(
    '#!/bin/sh',
    `# Starts ${named(spec)}. Looks at the data first: the server would ignore or overwrite files of another flavor.`,
    `data=${PATHS.data}`,
    'record=$data/written-by',
    '',
    'say() { echo "cdktf-redis: $1"; }',
    'refuse() {',
    `  say "refused to start ${named(spec)}: $1 Nothing was changed." >&2`,
    '  exit 1',
    '}',
    '',
    ...programCheck(spec),
    '',
    ...OWNER_CHECK,
    '',
    ...(spec.flavor.isDurable ? conversionSteps(spec) : []),
    'holds_data() { [ -e $data/dump.rdb ] || holds_aof; }',
    'holds_aof() { [ -e $data/appendonly.aof ] || [ -e $data/appendonlydir ]; }',
    '',
    '# What wrote the data.',
    "engine='' version='' flavor=''",
    '[ ! -e $record ] || read -r engine version flavor <$record',
    ...(spec.flavor.isDurable
      ? [...writerCheck(spec), '', ...durableData(spec)]
      : ['', ...memoryOnlyData(spec)]),
    '',
    `written_by="${spec.version._engine} $program ${spec.flavor._word}"`,
    'if [ "$engine $version $flavor" != "$written_by" ]; then',
    '  { echo "$written_by" >$record.new && mv $record.new $record; } || say "could not write $record"',
    'fi',
    ...savedUsersSteps(spec),
    `exec ${server} ${PATHS.config}/redis.conf`,
  );
}

function named({ version, flavor }: RedisSpec): string {
  return `${version.engineName} ${version.line}, ${flavor}`;
}

/** The image holds what the configuration was written for. */
function programCheck({ version }: RedisSpec): string[] {
  return [
    '# The program is of the line that the configuration is written for.',
    `program=$(${ENGINES[version._engine].server} --version)`,
    'program=${program#*v=}',
    'program=${program%% *}',
    'case $program in',
    `  ${version.line}.*) ;;`,
    '  *) refuse "the image holds version $program." ;;',
    'esac',
  ];
}

/** Another image can run as another user, who could read the data and not write it. */
const OWNER_CHECK = [
  '# The data belongs to who runs the server.',
  'for path in $data $data/dump.rdb $data/appendonly.aof $data/appendonlydir; do',
  '  [ ! -e $path ] || [ -w $path ] || refuse "user $(id -u), as whom this image runs, may not write $path."',
  'done',
];

/** Whether the server reads what the writer wrote. Without a record the server itself has to tell. */
function writerCheck({ version }: RedisSpec): string[] {
  const known = VERSION_FACTS.map(({ engine, line }) => versionOf(engine, line));
  const writers = (version.isKnown ? known : [...known, version]).filter((writer) =>
    readsDataOf(version, writer),
  );
  return [
    'case "$engine $version" in',
    "  ' ') ;;",
    ...writers.map(({ _engine, line }) => `  '${_engine} ${line}.'*) ;;`),
    `  *) ! holds_data || refuse "$data was written by $engine $version, and is not safe with ${version.engineName} $program." ;;`,
    'esac',
  ];
}

function durableData({ version, flavor }: RedisSpec): string[] {
  const stale =
    'refuse "an append-only file lies beside snapshots of a server that wrote none: remove what is older."';
  return [
    ...(version.isAtLeast('7.0')
      ? []
      : [
          '[ ! -e $data/appendonlydir ] || refuse "$data/appendonlydir was written by a version from 7.0 on."',
        ]),
    'if holds_aof; then',
    ...(flavor.appendsToFile
      ? [`  [ "$flavor" != rdb ] || ${stale}`, 'elif [ -e $data/dump.rdb ]; then', '  convert']
      : [
          '  case $flavor in',
          '    aof) convert ;;',
          `    rdb) ${stale} ;;`,
          '    *)',
          '      [ ! -e $data/dump.rdb ] || refuse "nothing tells whether dump.rdb or the append-only file is newer."',
          '      convert',
          '      ;;',
          '  esac',
        ]),
    'fi',
  ];
}

/** A memory-only server starts empty: what it may find is a copy that a primary sent. */
function memoryOnlyData({ acceptDataLossOnFlavorChange }: RedisSpec): string[] {
  if (acceptDataLossOnFlavorChange)
    return ['rm -rf $data/converting $data/dump.rdb $data/appendonly.aof $data/appendonlydir'];
  return [
    'case $flavor in',
    '  nordb) rm -f $data/dump.rdb ;;',
    '  *) ! holds_data || refuse "the data that its durable flavor left would be lost." ;;',
    'esac',
  ];
}
