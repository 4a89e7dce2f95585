/** The paths inside the containers. The configuration files and the platforms rely on them. */
export const PATHS = {
  /** Configuration files, mounted read-only. */
  config: '/etc/cdktf-redis',
  /** Data of Redis: `dump.rdb` and the append-only file. The official images declare a volume here. */
  data: '/data',
  /** Folder of the unix socket that Redis and its terminator share. */
  socketFolder: '/run/cdktf-redis',
  /** The file that says which workload a data volume must belong to. A platform whose volumes cannot be mixed up has none. */
  owner: '/etc/cdktf-redis/owner',
  /** The unix socket of the server that converts files of another flavor, before Redis starts. */
  conversionSocket: '/run/cdktf-redis/convert.sock',
  /** The unix socket of Redis. */
  socket: '/run/cdktf-redis/redis.sock',
} as const;

/** The port of Redis inside its container. */
export const REDIS_PORT = 6379;

/** The port of a terminator inside its container, and the default of its published port. */
export const TLS_PORT = 6380;

/** The port of the health page of a terminator, on the loopback address of its container. */
export const HEALTH_PORT = 8404;
