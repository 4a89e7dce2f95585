#!/bin/sh
refuse() {
  echo "cdktf-redis: refused to start as AOF + RDB on Redis 7.0: $1 Nothing was changed." >&2
  exit 1
}
[ ! -e /data/dump.rdb ] || [ -e /data/appendonly.aof ] || [ -e /data/appendonlydir ] ||
  refuse '/data/dump.rdb was written without an append-only file, and would be ignored and overwritten.'
exec redis-server /etc/cdktf-redis/redis.conf
