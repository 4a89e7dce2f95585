#!/bin/sh
# Starts Redis 7.0, NO PERSISTENCE. Looks at the data first: the server would ignore or overwrite files of another flavor.
data=/data
record=$data/written-by

say() { echo "cdktf-redis: $1"; }
refuse() {
  say "refused to start Redis 7.0, NO PERSISTENCE: $1 Nothing was changed." >&2
  { say "refused to start Redis 7.0, NO PERSISTENCE: $1 Nothing was changed." >/run/cdktf-redis/refused; } 2>/dev/null
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

case $flavor in
  nordb) rm -f $data/dump.rdb ;;
  *) ! holds_data || refuse "the data of its durable flavor would be lost: set acceptDataLossOnFlavorChange to delete it, or use the durable flavor again." ;;
esac

if [ "$ours" != "$theirs" ] && [ -n "$ours" ]; then
  { cat /etc/cdktf-redis/owner >$owner.new && mv $owner.new $owner; } || say "could not write $owner"
fi
written_by="redis $program nordb"
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
