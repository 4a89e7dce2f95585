import type { Flavor } from '../catalog/flavor';
import type { LibraryLogin } from '../catalog/library-logins';
import type { EvictionPolicy, FsyncPolicy, RemovalPolicy } from '../catalog/policies';
import type { ServerVersion } from '../catalog/server-version';
import type { UserManagement } from '../catalog/user-management';
import type { Listener } from './listener';
import type { NumberSettings } from './number-settings';
import type { SavePoint } from './redis-server-props';
import type { UserSpec } from './redis-user';

/** A Redis server, everything said and checked. */
export interface RedisSpec extends NumberSettings {
  readonly version: ServerVersion;
  readonly flavor: Flavor;
  /** Image that was asked for. Undefined: the platform chooses. */
  readonly image?: string;
  readonly memoryMebibytes: number;
  readonly maxMemoryBytes: number;
  readonly evictionPolicy: EvictionPolicy;
  readonly savePoints: readonly SavePoint[];
  readonly fsyncPolicy: FsyncPolicy;
  /** Further directives in the order given. */
  readonly directives: readonly (readonly [name: string, value: string])[];
  /** Where plaintext is published on the host. Undefined: nowhere. */
  readonly plaintext?: Listener;
  /** Password that was given, a token. Undefined: Terraform generates one. */
  readonly password?: string;
  /** Users that are declared, in the order given. */
  readonly users: readonly UserSpec[];
  /** Whether the user `default` can log in; clients are the first declared user otherwise. */
  readonly defaultUser: boolean;
  readonly userManagement: UserManagement;
  /** Logins of the library that not every server has, such as that of an exporter. */
  readonly extraLogins: readonly LibraryLogin[];
  readonly removalPolicy: RemovalPolicy;
  /** Whether a memory-only server deletes what a durable flavor left. */
  readonly acceptDataLossOnFlavorChange: boolean;
  /** Whether a drill may kill it, and lose its data. */
  readonly drillTarget: boolean;
  /** How many servers run under one name. */
  readonly copies: number;
  /** Size of the data volume of each. Undefined: the platform gives volumes no size. */
  readonly volumeMebibytes?: number;
  /** Name that was asked for. Undefined: made from the construct path. */
  readonly name?: string;
}
