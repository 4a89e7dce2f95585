import type { Problems } from '../problems/problems';
import { shown } from '../text/shown';
import { checkPort } from './checks';
import type { ResolveContext } from './context';
import { checkHostName } from './host-name';
import { checkSecret } from './password';

/** The parts of a connection URL. */
export interface UrlParts {
  readonly tls: boolean;
  readonly host: string;
  /** A token if the URL is only known at apply. */
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
}

/** How an imported service is addressed. */
interface GivenAddress {
  readonly host?: string;
  readonly port?: number;
  readonly url?: string;
  readonly tls?: boolean;
  readonly serverName?: string;
  readonly caCertificate?: string;
}

/** Where an imported service is reached. */
export interface ServiceAddress {
  readonly host: string;
  readonly port: number;
  /** Whether the service is reached over TLS. */
  readonly tls: boolean;
  /** DNS name that its certificate includes. */
  readonly serverName: string;
}

/** The port of Redis if none is given, with and without TLS. */
const DEFAULT_PORT = 6379;

/** A placeholder for a host that was not given, so that everything else can be checked. */
const MISSING = 'missing';

/**
 * Resolves the address of an imported service.
 * @param parts The parts of `url`, if it is given.
 */
export function resolveServiceAddress(
  given: GivenAddress,
  parts: UrlParts | undefined,
  problems: Problems,
  context: ResolveContext,
): ServiceAddress {
  checkGiven(given, parts, problems);
  const host = parts?.host ?? given.host ?? MISSING;
  checkHostName(parts ? 'the host of url' : 'host', host, problems, context);
  const port = parts
    ? portOf('the port of url', parts.port, problems, context)
    : portOf('port', given.port, problems, context);
  const tls = parts?.tls ?? given.tls ?? false;
  const ofTls = (['serverName', 'caCertificate'] as const).filter((prop) => given[prop] !== undefined);
  if (!tls && ofTls.length > 0) {
    problems.add('setting-without-effect', {
      message: `${ofTls.join(' and ')} ${ofTls.length === 1 ? 'has' : 'have'} no effect, because tls is false`,
      given: ofTls.join(', '),
      fix: `set tls: true, or leave ${ofTls.join(' and ')} out`,
    });
  }
  if (given.serverName !== undefined) checkHostName('serverName', given.serverName, problems, context);
  return { host, port, tls, serverName: given.serverName ?? host };
}

function checkGiven(
  { host, port, url, tls }: GivenAddress,
  parts: UrlParts | undefined,
  problems: Problems,
): void {
  if (url === undefined && host === undefined) {
    problems.add('bad-url', {
      message: 'neither url nor host is set',
      given: 'host: undefined, url: undefined',
      fix: 'set host and port, or set url',
    });
  }
  const both = Object.entries({ host, port }).filter(([, value]) => value !== undefined);
  if (url !== undefined && both.length > 0) {
    const names = both.map(([prop]) => prop).join(' and ');
    problems.add('setting-without-effect', {
      message: `${names} ${both.length === 1 ? 'has' : 'have'} no effect, because url is set`,
      given: both.map(([prop, value]) => `${prop}: ${shown(String(value))}`).join(', '),
      fix: `leave ${names} out, or leave url out`,
    });
  }
  if (parts !== undefined && tls !== undefined && tls !== parts.tls) {
    problems.add('bad-url', {
      message: `tls is ${tls}, but url is ${parts.tls ? 'for connections over TLS' : 'for connections without TLS'}`,
      given: `tls: ${tls}`,
      fix: 'leave tls out to use the scheme of url',
    });
  }
}

const SCHEMES = 'redis://, rediss://, valkey:// or valkeys://';

const URL_GRAMMAR =
  /^(?<scheme>redis|valkey)(?<s>s?):\/\/(?:(?<username>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<host>\[[^\]]+\]|[^\][:/?#@]+)(?::(?<port>\d+))?(?:\/(?<database>\d*))?$/;

/** Checks the port. It can be a token, because nothing is calculated with it. */
function portOf(prop: string, port: number | undefined, problems: Problems, context: ResolveContext): number {
  return port !== undefined && context.isUnknown(port)
    ? port
    : checkPort(prop, port, DEFAULT_PORT, problems, context);
}

/**
 * Parses a URL that is known at synth. A password in it is an error, and never shown.
 * @param tls Whether the service uses TLS if the URL is not valid.
 */
export function parseUrl(url: string, tls: boolean, problems: Problems, context: ResolveContext): UrlParts {
  const { s, username, password, host, port, database } = URL_GRAMMAR.exec(url)?.groups ?? {};
  if (host === undefined) {
    problems.add('bad-url', {
      message: 'url is not a valid Redis URL',
      given: `a literal of ${url.length} characters (not shown)`,
      allowed: `${SCHEMES}, then [username@]host[:port]`,
      fix: 'correct url, or set host, port and password instead',
    });
    return { tls, host: MISSING };
  }
  if (!['', '0'].includes(database ?? '')) {
    problems.add('bad-url', {
      message: 'url must not select a database, because the outputs and credentials of a service have none',
      given: `the path ${shown(`/${database}`)}`,
      allowed: 'no path, / or /0',
      fix: 'remove the path from url, and select the database in the client',
    });
  }
  checkSecret('the password in url', password || undefined, problems, context);
  return {
    tls: s === 's',
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? undefined : Number(port),
    username: username || undefined,
  };
}
