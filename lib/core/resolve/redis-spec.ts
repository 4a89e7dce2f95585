import type { LibraryLogin } from '../catalog/library-logins';
import type { NumberSettings } from './number-settings';
import type { ServerSpecification } from './server-specification';

/** The specification of a Redis server, with what only the library needs. */
export interface RedisSpec extends ServerSpecification, NumberSettings {
  /** Logins of the library that not every server has, such as that of an exporter. */
  readonly extraLogins: readonly LibraryLogin[];
}
