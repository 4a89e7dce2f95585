import { readsDataOf } from '../catalog/data-files';
import { ENGINES } from '../catalog/engine';
import { VERSION_FACTS } from '../catalog/version-facts';
import { versionOf } from '../catalog/version-string';
import { lines, type Template } from '../credentials/template';
import type { RedisSpec } from '../resolve/redis-spec';
import { conversionSteps } from './conversion';
import { named, SIGNS } from './gate-script';
import { observedServer } from './observed-server';
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
    `  { say "refused to start ${named(spec)}: $1 Nothing was changed." >${SIGNS.refused}; } 2>/dev/null`,
    '  exit 1',
    '}',
    '',
    ...COUNT_STARTS,
    '',
    ...programCheck(spec),
    '',
    ...USER_CHECK,
    '',
    ...(spec.flavor.isDurable ? conversionSteps(spec) : []),
    'holds_data() { [ -e $data/dump.rdb ] || holds_aof; }',
    'holds_aof() { [ -e $data/appendonly.aof ] || [ -e $data/appendonlydir ]; }',
    '',
    '# What wrote the data.',
    "engine='' version='' flavor=''",
    '[ ! -e $record ] || read -r engine version flavor <$record',
    '',
    ...ownerCheck(spec),
    '',
    ...(spec.flavor.isDurable ? [...writerCheck(spec), '', ...durableData(spec)] : memoryOnlyData(spec)),
    '',
    'if [ "$ours" != "$theirs" ] && [ -n "$ours" ]; then',
    `  { cat ${PATHS.owner} >$owner.new && mv $owner.new $owner; } || say "could not write $owner"`,
    'fi',
    `written_by="${spec.version._engine} $program ${spec.flavor._word}"`,
    'if [ "$engine $version $flavor" != "$written_by" ]; then',
    '  { echo "$written_by" >$record.new && mv $record.new $record; } || say "could not write $record"',
    'fi',
    ...savedUsersSteps(spec),
    ...observedServer(server),
    `exec ${server} ${PATHS.config}/redis.conf`,
  );
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

/** Counts the starts for the gate. */
const COUNT_STARTS = [
  'starts=0',
  `[ ! -s ${SIGNS.starts} ] || read -r starts <${SIGNS.starts}`,
  `{ echo $((starts + 1)) >${SIGNS.starts}; } 2>/dev/null`,
];

/**
 * Checks that the volume belongs to this server. A volume of an earlier release of the library has a record of its writer but no owner,
 * and becomes the volume of the server that finds it.
 */
function ownerCheck({ adoptVolume }: RedisSpec): string[] {
  return [
    '# Whose volume it is.',
    'owner=$data/owned-by',
    "ours='' theirs='' by=''",
    `[ ! -e ${PATHS.owner} ] || read -r ours _ <${PATHS.owner}`,
    '[ ! -e $owner ] || read -r theirs by <$owner',
    ...(adoptVolume === undefined
      ? [
          'if [ -n "$ours" ] && [ "$ours" != "$theirs" ]; then',
          '  [ -z "$theirs" ] || refuse "the volume belongs to $by of another deployment. To take it over, set adoptVolume to its name."',
          '  [ -n "$engine" ] || ! holds_data || refuse "the volume holds data of somebody else. To take it over, set adoptVolume to its name."',
          'fi',
        ]
      : ['[ -n "$theirs$engine" ] || holds_data || refuse "the volume that adoptVolume names is empty."']),
  ];
}

/** Checks that the user of the image can write the data, because another image can run as another user. */
const USER_CHECK = [
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
  return [
    ...(version.isAtLeast('7.0')
      ? []
      : [
          '[ ! -e $data/appendonlydir ] || refuse "$data/appendonlydir was written by version 7.0 or later."',
        ]),
    ...TURNED_ON_AT_RUNTIME,
    ...(flavor.appendsToFile
      ? ['if ! holds_aof && [ -e $data/dump.rdb ]; then', '  convert']
      : [
          'if holds_aof; then',
          '  case $flavor in',
          '    aof | rdb) convert ;;',
          '    *)',
          '      [ ! -e $data/dump.rdb ] || refuse "there is a dump.rdb and an append-only file, and it is not known which one is newer: delete the older one."',
          '      convert',
          '      ;;',
          '  esac',
        ]),
    'fi',
  ];
}

/**
 * The last server was RDB-only, and there is an append-only file: an administrator turned it on at runtime. While it is on, it holds
 * every write. If it was turned off again, a later snapshot has more. A snapshot that is written later is used, because nobody knows which
 * of the two happened; the append-only file is kept, because it has the writes that came while the snapshot was saved.
 */
const TURNED_ON_AT_RUNTIME = [
  'if [ "$flavor" = rdb ] && holds_aof && [ -e $data/dump.rdb ]; then',
  "  newer=''",
  '  for file in $data/appendonly.aof $data/appendonlydir/*; do',
  '    [ ! $file -nt $data/dump.rdb ] || newer=$file',
  '  done',
  '  if [ -n "$newer" ]; then',
  '    say "somebody turned the append-only file on at runtime, and it is newer than dump.rdb: it is used."',
  '  else',
  '    for file in $data/appendonly.aof $data/appendonlydir; do',
  '      [ ! -e $file ] || mv $file $file.unused-$(date +%s) || refuse "$file is older than dump.rdb, and could not be renamed."',
  '    done',
  '    say "somebody turned the append-only file on at runtime, and dump.rdb was written later: dump.rdb is used, and the append-only file is kept with the ending .unused."',
  '  fi',
  'fi',
];

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
