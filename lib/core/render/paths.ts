/** Paths inside the containers. They are contract between the configuration files and the platforms. */
export const PATHS = {
  /** Configuration files, mounted read-only. */
  config: '/etc/cdktf-redis',
  /** Data of Redis: `dump.rdb` and the append-only file. The official images declare a volume here. */
  data: '/data',
  /** Folder of the unix socket that Redis and its terminator share. */
  socketFolder: '/run/cdktf-redis',
  /** The unix socket of the server that converts files of another flavor, before Redis starts. */
  conversionSocket: '/run/cdktf-redis/convert.sock',
  /** The unix socket of Redis. */
  socket: '/run/cdktf-redis/redis.sock',
} as const;

/** Port that Redis listens on inside its container. */
export const REDIS_PORT = 6379;

/** Port that the terminator listens on inside its container, and outside when nothing is said. */
export const TLS_PORT = 6380;

/** Port of the terminator's own health page, on the loopback address of its container. */
export const HEALTH_PORT = 8404;
