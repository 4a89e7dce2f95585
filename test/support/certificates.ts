import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Certificates made for the tests, valid from 2020 to 2120 but for the expired one. Their keys were thrown away:
 * a private key reaches the library as a token only.
 */
export const CERTIFICATES = {
  /** A CA. */
  authority: pem('authority'),
  /** A CA that signed nothing here. */
  anotherAuthority: pem('another-authority'),
  /** A CA below `authority`. */
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
