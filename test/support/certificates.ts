import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Certificates for the tests. All but the expired one are valid from 2020 to 2120. Their private keys do not exist any longer,
 * because the library gets private keys as tokens only.
 */
export const CERTIFICATES = {
  /** A CA. */
  authority: pem('authority'),
  /** A CA that signed none of these certificates. */
  anotherAuthority: pem('another-authority'),
  /** An intermediate CA, signed by `authority`. */
  intermediate: pem('intermediate'),
  /** For redis.example.com, localhost and 10.1.2.3, signed by `authority`. */
  server: pem('server'),
  /** For localhost, signed by `intermediate`. */
  serverOfIntermediate: pem('server-of-intermediate'),
  /** For localhost, signed by `authority`, valid in 2020. */
  expired: pem('expired'),
};

function pem(name: string): string {
  return readFileSync(join(__dirname, 'certificates', `${name}.pem`), 'utf8');
}
