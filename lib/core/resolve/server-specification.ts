import type { Flavor } from '../catalog/flavor';
import type { EvictionPolicy, FsyncPolicy, RemovalPolicy } from '../catalog/policies';
import type { ServerVersion } from '../catalog/server-version';
import type { UserManagement } from '../catalog/user-management';
import type { Listener } from './listener';
import type { SavePoint } from './redis-server-props';
import type { UserSpecification } from './redis-user';

/** The specification of a Redis server: its properties, resolved and validated. */
export interface ServerSpecification {
  /** Engine and version. */
  readonly version: ServerVersion;

  /** How the server keeps data. */
  readonly flavor: Flavor;

  /**
   * Image that was asked for.
   * @default - the platform chooses
   */
  readonly image?: string;

  /** Memory limit. */
  readonly memoryMebibytes: number;

  /** Memory for data (`maxmemory`). */
  readonly maxMemoryBytes: number;

  /** What happens when the memory for data is full (`maxmemory-policy`). */
  readonly evictionPolicy: EvictionPolicy;

  /** When snapshots are saved (`save`). Empty if the flavor saves none. */
  readonly savePoints: SavePoint[];

  /** When the append-only file is forced to disk (`appendfsync`). */
  readonly fsyncPolicy: FsyncPolicy;

  /** Seconds after which Redis closes an idle connection; 0 never. */
  readonly idleTimeoutSeconds: number;

  /** Further directives, in the order given. */
  readonly directives: ServerDirective[];

  /**
   * Where the server accepts clients without TLS from outside its private network.
   * @default - nowhere
   */
  readonly plaintext?: Listener;

  /**
   * Password of clients that was given, a token.
   * @default - the platform generates one
   */
  readonly password?: string;

  /** Declared users, in the order given. */
  readonly users: UserSpecification[];

  /** Whether the user `default` can log in. If it cannot, clients log in as the first declared user. */
  readonly defaultUser: boolean;

  /** Whether users that are changed at runtime stay. */
  readonly userManagement: UserManagement;

  /** Whether the data is protected when the service is destroyed. */
  readonly removalPolicy: RemovalPolicy;

  /** Whether a memory-only server deletes the data that a durable flavor left. */
  readonly acceptDataLossOnFlavorChange: boolean;

  /** Whether a drill may kill the server, and lose its data. */
  readonly drillTarget: boolean;

  /** How many servers run under one name. */
  readonly copies: number;

  /**
   * Size of the data volume of each server.
   * @default - the platform gives volumes no size
   */
  readonly volumeMebibytes?: number;

  /**
   * Name of the existing volume that the server takes over.
   * @default - none
   */
  readonly adoptVolume?: string;

  /** Seconds that the server has to load its data. */
  readonly startupTimeoutSeconds: number;

  /** Seconds that the server has to save its data when it is stopped. */
  readonly stopGraceSeconds: number;

  /**
   * Name that was asked for.
   * @default - derived from the construct path
   */
  readonly name?: string;
}

/** A directive of redis.conf. */
export interface ServerDirective {
  /** Name, in lower case. */
  readonly name: string;

  /** Value, as in redis.conf. */
  readonly value: string;
}
