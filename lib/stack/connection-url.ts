import { Fn, Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { UrlParts } from '../core/resolve/service-address';
import { checkUrlAtPlan } from './apply-checks';

/** The grammar of a connection URL, as Terraform reads it. */
const GRAMMAR =
  '^(?:redis|valkey)s?://(?:(?P<username>[^:@/]*)(?::(?P<password>[^@/]*))?@)?(?P<host>[[][^]]+[]]|[^][:/?#@]+)(?::(?P<port>[0-9]+))?';

/**
 * The parts of a URL that Terraform reads at apply. Host, port and username are no secrets, although the URL is sensitive. The
 * plan fails if the URL is not for `tls`, or if its password is percent-encoded, which Terraform cannot decode.
 */
export function partsAtApply(
  scope: Construct,
  url: string,
  { tls, needsPassword }: { readonly tls: boolean; readonly needsPassword: boolean },
): UrlParts {
  checkUrlAtPlan(scope, 'UrlCheck', url, { tls, needsPassword });
  const part = (name: string) => Fn.lookup(Fn.regex(GRAMMAR, url), name, '');
  const open = (value: unknown) => Token.asString(Fn.nonsensitive(Fn.sensitive(value)));
  return {
    tls,
    host: open(Fn.trim(part('host'), '[]')),
    port: Token.asNumber(Fn.tonumber(open(Fn.coalesce([part('port'), '6379'])))),
    username: open(Fn.coalesce([part('username'), 'default'])),
    password: Token.asString(part('password')),
  };
}
