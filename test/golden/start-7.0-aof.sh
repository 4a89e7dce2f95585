#!/bin/sh
# Starts Redis 7.0, AOF + RDB. Looks at the data first: the server would ignore or overwrite files of another flavor.
data=/data
record=$data/written-by

say() { echo "cdktf-redis: $1"; }
refuse() {
  say "refused to start Redis 7.0, AOF + RDB: $1 Nothing was changed." >&2
  exit 1
}

# The program is of the line that the configuration is written for.
program=$(redis-server --version)
program=${program#*v=}
program=${program%% *}
case $program in
  7.0.*) ;;
  *) refuse "the image contains version $program." ;;
esac

# The data belongs to who runs the server.
for path in $data $data/dump.rdb $data/appendonly.aof $data/appendonlydir; do
  [ ! -e $path ] || [ -w $path ] || refuse "the image runs as user $(id -u), which cannot write $path."
done

work=/data/converting
ask() { redis-cli -s /run/cdktf-redis/convert.sock "$@" 2>/dev/null; }

# Puts the result of a conversion in the place of what it was made from.
take_over() {
  read -r _ _ into <$work/written-by
  if [ "$into" = aof ]; then
    for file in appendonly.aof appendonlydir; do [ ! -e $work/$file ] || mv $work/$file $data/; done
  else
    [ ! -e $work/dump.rdb ] || mv $work/dump.rdb $data/dump.rdb
    rm -rf $data/appendonly.aof $data/appendonlydir
  fi
  mv $work/written-by $record
}

give_up() {
  kill -9 $server 2>/dev/null
  rm -rf $work
  refuse "the files could not be converted, see the messages above."
}

convert() {
  say "converting $data to AOF + RDB"
  mkdir $work && { ln $data/dump.rdb $work/ || cp $data/dump.rdb $work/; } || give_up
  redis-server /etc/cdktf-redis/convert.conf &
  server=$!
  trap 'kill -9 $server; exit 143' TERM INT
  until [ "$(ask ping)" = PONG ]; do
    kill -0 $server 2>/dev/null || give_up
    sleep 1
  done
  [ "$(ask config set appendonly yes)" = OK ] || give_up
  while :; do
    case $(ask info persistence) in
      *aof_rewrite_in_progress:1* | *aof_rewrite_scheduled:1*) sleep 1 ;;
      *aof_last_bgrewrite_status:ok*) break ;;
      *) give_up ;;
    esac
  done
  ask shutdown nosave
  wait $server || give_up
  trap - TERM INT
  rm $work/dump.rdb
  sync
  echo "redis $program aof" >$work/record && mv $work/record $work/written-by || give_up
  sync
  take_over
  rm -rf $work
  say "converted $data"
}

[ ! -e $work/written-by ] || take_over
rm -rf $work

holds_data() { [ -e $data/dump.rdb ] || holds_aof; }
holds_aof() { [ -e $data/appendonly.aof ] || [ -e $data/appendonlydir ]; }

# What wrote the data.
engine='' version='' flavor=''
[ ! -e $record ] || read -r engine version flavor <$record
case "$engine $version" in
  ' ') ;;
  'redis 2.8.'*) ;;
  'redis 3.0.'*) ;;
  'redis 3.2.'*) ;;
  'redis 4.0.'*) ;;
  'redis 5.0.'*) ;;
  'redis 6.0.'*) ;;
  'redis 6.2.'*) ;;
  'redis 7.0.'*) ;;
  *) ! holds_data || refuse "$data was written by $engine $version, whose files Redis $program cannot read." ;;
esac

if holds_aof; then
  [ "$flavor" != rdb ] || refuse "there is an append-only file, but the last server wrote only snapshots: delete the append-only file or dump.rdb, whichever is older."
elif [ -e $data/dump.rdb ]; then
  convert
fi

written_by="redis $program aof"
if [ "$engine $version $flavor" != "$written_by" ]; then
  { echo "$written_by" >$record.new && mv $record.new $record; } || say "could not write $record"
fi
[ ! -e /data/users.acl ] || mv -f /data/users.acl /data/users.acl.unused || say "could not rename /data/users.acl"
exec redis-server /etc/cdktf-redis/redis.conf
