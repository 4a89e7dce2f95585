import { ENGINES } from '../catalog/engine';
import { lines, type Template } from '../credentials/template';
import type { RedisSpec } from '../resolve/redis-spec';
import { PATHS } from './paths';

/** The name of the configuration file of a conversion in PATHS.config. */
export const CONVERSION_CONF = 'convert.conf';

/**
 * The redis.conf of the server that converts files. Only the container itself can reach the server. It has no memory
 * limit, which could evict keys, and it has the additional directives, because the data can need some (`databases`).
 */
export function conversionConf({ flavor, directives }: RedisSpec): Template {
  return lines(
    'port 0',
    `unixsocket ${PATHS.conversionSocket}`,
    'unixsocketperm 700',
    'daemonize no',
    'logfile ""',
    `dir ${FOLDER}`,
    'dbfilename dump.rdb',
    'save ""',
    'maxmemory 0',
    `appendonly ${flavor.appendsToFile ? 'no' : 'yes'}`,
    'auto-aof-rewrite-percentage 0',
    ...directives
      .filter(({ name }) => !name.startsWith('auto-aof-rewrite-'))
      .map(({ name, value }) => `${name} ${value}`),
  );
}

/** The folder of a conversion. It is on the data volume, so that the result can be moved instead of copied. */
const FOLDER = `${PATHS.data}/converting`;

/**
 * The part of the start script that converts files to the flavor of a server. It works in its own folder, and does not
 * change the files until the result is complete on disk, which the file `written-by` in that folder shows. It can be
 * killed at any time: the next start begins again, or uses the complete result.
 */
export function conversionSteps({ version, flavor }: RedisSpec): string[] {
  const { server, client } = ENGINES[version._engine];
  return [
    `work=${FOLDER}`,
    `ask() { ${client} -s ${PATHS.conversionSocket} "$@" 2>/dev/null; }`,
    '',
    '# Puts the result of a conversion in the place of what it was made from.',
    'take_over() {',
    '  read -r _ _ into <$work/written-by',
    '  if [ "$into" = aof ]; then',
    '    for file in appendonly.aof appendonlydir; do [ ! -e $work/$file ] || mv $work/$file $data/; done',
    '  else',
    '    [ ! -e $work/dump.rdb ] || mv $work/dump.rdb $data/dump.rdb',
    '    rm -rf $data/appendonly.aof $data/appendonlydir',
    '  fi',
    '  mv $work/written-by $record',
    '}',
    '',
    'give_up() {',
    '  kill -9 $server 2>/dev/null',
    '  rm -rf $work',
    '  refuse "the files could not be converted, see the messages above."',
    '}',
    '',
    'convert() {',
    `  say "converting $data to ${flavor}"`,
    ...(flavor.appendsToFile
      ? ['  mkdir $work && { ln $data/dump.rdb $work/ || cp $data/dump.rdb $work/; } || give_up']
      : [
          '  mkdir $work || give_up',
          '  for file in appendonly.aof appendonlydir; do',
          '    [ ! -e $data/$file ] || cp -R $data/$file $work/ || give_up',
          '  done',
        ]),
    `  ${server} ${PATHS.config}/${CONVERSION_CONF} &`,
    '  server=$!',
    "  trap 'kill -9 $server; exit 143' TERM INT",
    '  until [ "$(ask ping)" = PONG ]; do',
    '    kill -0 $server 2>/dev/null || give_up',
    '    sleep 1',
    '  done',
    ...(flavor.appendsToFile ? REWRITE : SAVE),
    '  ask shutdown nosave',
    '  wait $server || give_up',
    '  trap - TERM INT',
    ...(flavor.appendsToFile
      ? ['  rm $work/dump.rdb']
      : ['  rm -rf $work/appendonly.aof $work/appendonlydir']),
    '  sync',
    `  echo "${version._engine} $program ${flavor._word}" >$work/record && mv $work/record $work/written-by || give_up`,
    '  sync',
    '  take_over',
    '  rm -rf $work',
    '  say "converted $data"',
    '}',
    '',
    '[ ! -e $work/written-by ] || take_over',
    'rm -rf $work',
    '',
  ];
}

const REWRITE = [
  '  [ "$(ask config set appendonly yes)" = OK ] || give_up',
  '  while :; do',
  '    case $(ask info persistence) in',
  '      *aof_rewrite_in_progress:1* | *aof_rewrite_scheduled:1*) sleep 1 ;;',
  '      *aof_last_bgrewrite_status:ok*) break ;;',
  '      *) give_up ;;',
  '    esac',
  '  done',
];

const SAVE = ['  [ "$(ask save)" = OK ] || give_up'];
