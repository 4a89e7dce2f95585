#!/bin/sh
refuse() {
  echo "cdktf-redis: refused to start as RDB-Only Persistence on Redis 7.0: $1 Nothing was changed." >&2
  exit 1
}
[ ! -e /data/appendonly.aof ] && [ ! -e /data/appendonlydir ] ||
  refuse 'there is an append-only file, which is newer than any snapshot and would be ignored.'
exec redis-server /etc/cdktf-redis/redis.conf
