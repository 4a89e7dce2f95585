import type { EndpointReview, ServiceReview } from '../review/schema';
import type { DrillLogin } from './commands';

const SCHEMES: Readonly<Record<string, EndpointReview['credential']>> = {
  'redis:': 'redis',
  'rediss:': 'redis+ssl',
};
const DEFAULT_PORT = 6379;

/**
 * Who a drill logs in as: the user of a URL to one of the entrances of a service, wherever among outputs of Terraform
 * it stands; rather the user `default`, who may do everything, than another one. Undefined: there is none.
 * @param outputs What `terraform output -json` prints.
 */
export function loginOf({ entrances }: ServiceReview, outputs: unknown): DrillLogin | undefined {
  const logins = textsIn(outputs)
    .filter((text) => /^rediss?:\/\//.test(text) && URL.canParse(text))
    .map((text) => new URL(text))
    .filter((url) => entrances.some((entrance) => leadsTo(url, entrance)))
    .flatMap(decoded);
  return logins.find(({ username = 'default' }) => username === 'default') ?? logins[0];
}

/** None where it is not percent-encoded: then it is not of this library. */
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
