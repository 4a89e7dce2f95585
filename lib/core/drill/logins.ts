import type { EndpointReview, ServiceReview } from '../review/schema';
import type { DrillLogin } from './commands';

const SCHEMES: Readonly<Record<string, EndpointReview['credential']>> = {
  'redis:': 'redis',
  'rediss:': 'redis+ssl',
};
const DEFAULT_PORT = 6379;

/**
 * Finds the login of a drill: the user of a URL to an endpoint of the service, anywhere in the outputs of Terraform. The
 * user `default`, which can run every command, is preferred. Returns undefined if there is no such URL.
 * @param outputs The output of `terraform output -json`.
 */
export function loginOf({ entrances }: ServiceReview, outputs: unknown): DrillLogin | undefined {
  const logins = textsIn(outputs)
    .filter((text) => /^rediss?:\/\//.test(text) && URL.canParse(text))
    .map((text) => new URL(text))
    .filter((url) => entrances.some((entrance) => leadsTo(url, entrance)))
    .flatMap(decoded);
  return logins.find(({ username = 'default' }) => username === 'default') ?? logins[0];
}

/** Returns no login if the URL is not percent-encoded, because this library did not create it then. */
function decoded({ username, password }: URL): readonly DrillLogin[] {
  try {
    return [
      {
        ...(username !== '' && { username: decodeURIComponent(username) }),
        password: decodeURIComponent(password),
      },
    ];
  } catch {
    return [];
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function leadsTo(
  { protocol, hostname, port }: URL,
  { credential, host, port: its }: EndpointReview,
): boolean {
  return (
    SCHEMES[protocol] === credential &&
    hostname.replace(/^\[|\]$/g, '') === host &&
    Number(port || DEFAULT_PORT) === its
  );
}
