#!/bin/sh
# Starts Redis 7.0, AOF + RDB. Looks at the data first: the server would ignore or overwrite files of another flavor.
data=/data
record=$data/written-by

say() { echo "cdktf-redis: $1"; }
refuse() {
  say "refused to start Redis 7.0, AOF + RDB: $1 Nothing was changed." >&2
  { say "refused to start Redis 7.0, AOF + RDB: $1 Nothing was changed." >/run/cdktf-redis/refused; } 2>/dev/null
  exit 1
}

starts=0
[ ! -s /run/cdktf-redis/starts ] || read -r starts </run/cdktf-redis/starts
{ echo $((starts + 1)) >/run/cdktf-redis/starts; } 2>/dev/null

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

# Whose volume it is.
owner=$data/owned-by
ours='' theirs='' by=''
[ ! -e /etc/cdktf-redis/owner ] || read -r ours _ </etc/cdktf-redis/owner
[ ! -e $owner ] || read -r theirs by <$owner
if [ -n "$ours" ] && [ "$ours" != "$theirs" ]; then
  [ -z "$theirs" ] || refuse "the volume belongs to $by of another deployment. To take it over, set adoptVolume to its name."
  [ -n "$engine" ] || ! holds_data || refuse "the volume holds data of somebody else. To take it over, set adoptVolume to its name."
fi

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

if [ "$flavor" = rdb ] && holds_aof && [ -e $data/dump.rdb ]; then
  newer=''
  for file in $data/appendonly.aof $data/appendonlydir/*; do
    [ ! $file -nt $data/dump.rdb ] || newer=$file
  done
  if [ -n "$newer" ]; then
    say "somebody turned the append-only file on at runtime, and it is newer than dump.rdb: it is used."
  else
    for file in $data/appendonly.aof $data/appendonlydir; do
      [ ! -e $file ] || mv $file $file.unused-$(date +%s) || refuse "$file is older than dump.rdb, and could not be renamed."
    done
    say "somebody turned the append-only file on at runtime, and dump.rdb was written later: dump.rdb is used, and the append-only file is kept with the ending .unused."
  fi
fi
if ! holds_aof && [ -e $data/dump.rdb ]; then
  convert
fi

if [ "$ours" != "$theirs" ] && [ -n "$ours" ]; then
  { cat /etc/cdktf-redis/owner >$owner.new && mv $owner.new $owner; } || say "could not write $owner"
fi
written_by="redis $program aof"
if [ "$engine $version $flavor" != "$written_by" ]; then
  { echo "$written_by" >$record.new && mv $record.new $record; } || say "could not write $record"
fi
[ ! -e /data/users.acl ] || mv -f /data/users.acl /data/users.acl.unused || say "could not rename /data/users.acl"
since=''
[ ! -s /run/cdktf-redis/watched ] || read -r since </run/cdktf-redis/watched
if [ -n "$since" ] && [ $starts -ge "$since" ] && rm -f /run/cdktf-redis/output && mkfifo /run/cdktf-redis/output && : >/run/cdktf-redis/words; then
  count=0
  while IFS= read -r line; do
    printf '%s\n' "$line"
    case $line in
      *requirepass* | *masterauth* | *user* | *WARNING*) continue ;;
    esac
    count=$((count + 1))
    [ $count -gt 200 ] || printf '%s\n' "$line" >>/run/cdktf-redis/words
  done </run/cdktf-redis/output &
  reader=$!
  redis-server /etc/cdktf-redis/redis.conf >/run/cdktf-redis/output 2>&1 &
  server=$!
  trap 'kill -TERM $server' TERM INT
  while :; do
    wait $server
    code=$?
    kill -0 $server 2>/dev/null || break
  done
  wait $reader
  killed=$(cat /sys/fs/cgroup/memory.events /sys/fs/cgroup/memory/memory.oom_control 2>/dev/null | sed -n 's/^oom_kill //p')
  echo "$code $((killed))" >/run/cdktf-redis/ended
  exit $code
fi
exec redis-server /etc/cdktf-redis/redis.conf
