import type { Flavor } from '../catalog/flavor';
import type { EvictionPolicy, FsyncPolicy, RemovalPolicy } from '../catalog/policies';
import type { RedisVersion } from '../catalog/redis-version';
import type { Listener } from './listener';
import type { SavePoint } from './redis-server-props';

/** A Redis server, everything said and checked. */
export interface RedisSpec {
  readonly version: RedisVersion;
  readonly flavor: Flavor;
  /** Image that was asked for. Undefined: the platform chooses. */
  readonly image?: string;
  readonly memoryMebibytes: number;
  readonly maxMemoryBytes: number;
  readonly evictionPolicy: EvictionPolicy;
  readonly savePoints: readonly SavePoint[];
  readonly fsyncPolicy: FsyncPolicy;
  /** Seconds after which Redis closes an idle connection; 0 never. */
  readonly idleTimeoutSeconds: number;
  /** Further directives in the order given. */
  readonly directives: readonly (readonly [name: string, value: string])[];
  /** Where plaintext is published on the host. Undefined: nowhere. */
  readonly plaintext?: Listener;
  /** Password that was given, a token. Undefined: Terraform generates one. */
  readonly password?: string;
  readonly removalPolicy: RemovalPolicy;
  readonly startupTimeoutSeconds: number;
  readonly stopGraceSeconds: number;
  /** Name that was asked for. Undefined: made from the construct path. */
  readonly name?: string;
}
