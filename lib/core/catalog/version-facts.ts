/** What is known of one minor line of a server. */
export interface VersionFact {
  /** Minor line, for example `7.0`. */
  readonly line: string;
  /** Image with the newest patch release known to be published for the line. */
  readonly image: string;
}

/**
 * The minor lines that the catalog knows, oldest first.
 *
 * Source: 2.8 to 7.0 are the versions of the Aptible document; from 7.2 the lines of the upstream release
 * notes. Patch releases are the newest of their line as read in autumn 2026; 6.2.24, 7.2.16, 7.4.11, 8.2.10,
 * 8.4.6, 8.6.7 and 8.8.3 are the lowest without a known remote code execution or data loss bug.
 */
export const VERSION_FACTS: readonly VersionFact[] = [
  { line: '2.8', image: 'redis:2.8.23' },
  { line: '3.0', image: 'redis:3.0.7' },
  { line: '3.2', image: 'redis:3.2.12' },
  { line: '4.0', image: 'redis:4.0.14' },
  { line: '5.0', image: 'redis:5.0.14' },
  { line: '6.0', image: 'redis:6.0.20' },
  { line: '6.2', image: 'redis:6.2.24' },
  { line: '7.0', image: 'redis:7.0.15' },
  { line: '7.2', image: 'redis:7.2.16' },
  { line: '7.4', image: 'redis:7.4.11' },
  { line: '8.0', image: 'redis:8.0.6' },
  { line: '8.2', image: 'redis:8.2.10' },
  { line: '8.4', image: 'redis:8.4.6' },
  { line: '8.6', image: 'redis:8.6.7' },
  { line: '8.8', image: 'redis:8.8.3' },
];

/** The line that a service runs when nothing is said. */
export const DEFAULT_LINE = '8.4';

/** The image of the TLS terminator when nothing is said: a long-term support line of HAProxy. */
export const HAPROXY_IMAGE = 'haproxy:3.2.26';
