#!/bin/sh
# Starts Redis 7.0, NO PERSISTENCE. Looks at the data first: the server would ignore or overwrite files of another flavor.
data=/data
record=$data/written-by

say() { echo "cdktf-redis: $1"; }
refuse() {
  say "refused to start Redis 7.0, NO PERSISTENCE: $1 Nothing was changed." >&2
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

holds_data() { [ -e $data/dump.rdb ] || holds_aof; }
holds_aof() { [ -e $data/appendonly.aof ] || [ -e $data/appendonlydir ]; }

# What wrote the data.
engine='' version='' flavor=''
[ ! -e $record ] || read -r engine version flavor <$record

case $flavor in
  nordb) rm -f $data/dump.rdb ;;
  *) ! holds_data || refuse "the data of its durable flavor would be lost: set acceptDataLossOnFlavorChange to delete it, or use the durable flavor again." ;;
esac

written_by="redis $program nordb"
if [ "$engine $version $flavor" != "$written_by" ]; then
  { echo "$written_by" >$record.new && mv $record.new $record; } || say "could not write $record"
fi
[ ! -e /data/users.acl ] || mv -f /data/users.acl /data/users.acl.unused || say "could not rename /data/users.acl"
exec redis-server /etc/cdktf-redis/redis.conf
