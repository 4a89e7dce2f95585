/** An engine: a server program with its image. */
export type Engine = 'redis' | 'valkey';

/** A minor line of an engine. */
export interface EngineLine {
  readonly _engine: Engine;
  readonly line: string;
}

/** The facts that are the same for every line of an engine. */
export interface EngineFacts {
  /** The name for people. */
  readonly name: string;
  /** Repository of the official image. */
  readonly repository: string;
  /** Programs in the image. */
  readonly server: string;
  readonly client: string;
  /** User and group that the server runs as, and their number in the official Debian image. */
  readonly user: string;
  readonly uid: number;
}

/** Source: the Dockerfiles of the official images. Both keep their data in `/data`. */
export const ENGINES: Readonly<Record<Engine, EngineFacts>> = {
  redis: {
    name: 'Redis',
    repository: 'redis',
    server: 'redis-server',
    client: 'redis-cli',
    user: 'redis',
    uid: 999,
  },
  valkey: {
    name: 'Valkey',
    repository: 'valkey/valkey',
    server: 'valkey-server',
    client: 'valkey-cli',
    user: 'valkey',
    uid: 999,
  },
};
