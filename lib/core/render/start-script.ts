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
 * The script that the container of a server runs. It checks the data volume before the server starts, because the server
 * would ignore or overwrite some files: with an append-only file enabled it ignores `dump.rdb` and starts empty; with it
 * disabled it loads a dump that can be older than the append-only file.
 *
 * The volume contains a record of its writer (engine, version, flavor). Files of another flavor are converted if that
 * loses no data. If the server cannot read the files of their writer, it does not start, and the files are not changed.
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

/** Checks that the image contains the line that the configuration is for. */
function programCheck({ version }: RedisSpec): string[] {
  return [
    '# The program is of the line that the configuration is written for.',
    `program=$(${ENGINES[version._engine].server} --version)`,
    'program=${program#*v=}',
    'program=${program%% *}',
    'case $program in',
    `  ${version.line}.*) ;;`,
    '  *) refuse "the image contains version $program." ;;',
    'esac',
  ];
}

/** Checks that the user of the image can write the data, because another image can run as another user. */
const OWNER_CHECK = [
  '# The data belongs to who runs the server.',
  'for path in $data $data/dump.rdb $data/appendonly.aof $data/appendonlydir; do',
  '  [ ! -e $path ] || [ -w $path ] || refuse "the image runs as user $(id -u), which cannot write $path."',
  'done',
];

/** Checks that the server can read the files of their writer. Without a record, the server itself must check it. */
function writerCheck({ version }: RedisSpec): string[] {
  const known = VERSION_FACTS.map(({ engine, line }) => versionOf(engine, line));
  const writers = (version.isKnown ? known : [...known, version]).filter((writer) =>
    readsDataOf(version, writer),
  );
  return [
    'case "$engine $version" in',
    "  ' ') ;;",
    ...writers.map(({ _engine, line }) => `  '${_engine} ${line}.'*) ;;`),
    `  *) ! holds_data || refuse "$data was written by $engine $version, whose files ${version.engineName} $program cannot read." ;;`,
    'esac',
  ];
}

function durableData({ version, flavor }: RedisSpec): string[] {
  const stale =
    'refuse "there is an append-only file, but the last server wrote only snapshots: delete the append-only file or dump.rdb, whichever is older."';
  return [
    ...(version.isAtLeast('7.0')
      ? []
      : [
          '[ ! -e $data/appendonlydir ] || refuse "$data/appendonlydir was written by version 7.0 or later."',
        ]),
    'if holds_aof; then',
    ...(flavor.appendsToFile
      ? [`  [ "$flavor" != rdb ] || ${stale}`, 'elif [ -e $data/dump.rdb ]; then', '  convert']
      : [
          '  case $flavor in',
          '    aof) convert ;;',
          `    rdb) ${stale} ;;`,
          '    *)',
          '      [ ! -e $data/dump.rdb ] || refuse "there is a dump.rdb and an append-only file, and it is not known which one is newer: delete the older one."',
          '      convert',
          '      ;;',
          '  esac',
        ]),
    'fi',
  ];
}

/** A memory-only server starts empty. A dump that it finds is a copy from a primary. */
function memoryOnlyData({ acceptDataLossOnFlavorChange }: RedisSpec): string[] {
  if (acceptDataLossOnFlavorChange)
    return ['rm -rf $data/converting $data/dump.rdb $data/appendonly.aof $data/appendonlydir'];
  return [
    'case $flavor in',
    '  nordb) rm -f $data/dump.rdb ;;',
    '  *) ! holds_data || refuse "the data of its durable flavor would be lost: set acceptDataLossOnFlavorChange to delete it, or use the durable flavor again." ;;',
    'esac',
  ];
}
