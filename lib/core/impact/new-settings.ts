import type { Finding } from './kind';
import { compareRights } from './rights';
import type { ClientNeeds, NeededUser, WorkloadChange } from './workload-change';

/** What shuts the clients of a workload out until they have new settings. */
export function newSettingsFindings(change: WorkloadChange): readonly Finding[] {
  const { existed, transition, before, after, renewed } = change;
  if (!existed || !['start', 'stay', 'restart'].includes(transition)) return [];
  const [was, is] = [before.clients ?? {}, after.clients ?? {}];
  const settings = [
    ...serviceSettings(change),
    ...endpointSettings(was, is),
    ...trustSettings(was, is, renewed?.authority ?? false),
    ...userSettings(was.users, is.users, renewed?.passwords ?? []),
  ];
  if (settings.length === 0) return [];
  const meaning = `clients need new settings before they can connect again: ${settings.join(', ')}`;
  return [{ impact: 'new-settings', meaning, data: null, cause: 'clients' }];
}

/** Another service has other users and passwords. */
function serviceSettings({ kind, before, after }: WorkloadChange): readonly string[] {
  const [was, is] = [before.serves, after.serves];
  if (kind !== 'terminator' || was === undefined || is === undefined || was === is) return [];
  return [`the logins of another service (${is} instead of ${was})`];
}

function endpointSettings({ endpoint: was }: ClientNeeds, { endpoint: is }: ClientNeeds): readonly string[] {
  if (!was || is === undefined) return [];
  const at = `${was.host}:${was.port ?? '?'}`;
  if (is === null) return [`nothing listens on ${at} any more`];
  return [
    ...(was.host === is.host ? [] : [`another host (${is.host} instead of ${was.host})`]),
    ...(was.port === is.port || was.port === undefined || is.port === undefined
      ? []
      : [`another port (${is.port} instead of ${was.port})`]),
  ];
}

function trustSettings(was: ClientNeeds, is: ClientNeeds, isRenewed: boolean): readonly string[] {
  const [from, to] = [was.authority, is.authority];
  const isOther = from !== undefined && to !== undefined && from !== to;
  const missing = gone(was.protocols, is.protocols);
  // Another host has another certificate.
  const isSameHost = was.endpoint?.host === is.endpoint?.host;
  const unnamed = isSameHost ? gone(was.names, is.names) : [];
  return [
    ...(isOther ? [`another CA certificate (${to} instead of ${from})`] : []),
    ...(!isOther && isRenewed ? ['another CA certificate, because Terraform replaces it'] : []),
    ...(missing.length === 0 ? [] : [`TLS without ${missing.join(', ')}`]),
    ...(unnamed.length === 0 ? [] : [`a certificate that no longer has the name ${unnamed.join(', ')}`]),
  ];
}

/** What was there, and is not there any more. */
function gone(were: readonly string[] | undefined, are: readonly string[] | undefined): readonly string[] {
  return were === undefined || are === undefined ? [] : were.filter((one) => !are.includes(one));
}

function userSettings(
  were: readonly NeededUser[] | undefined,
  are: readonly NeededUser[] | undefined,
  renewed: readonly string[],
): readonly string[] {
  const known = (were ?? are ?? []).flatMap((user) => userSetting(user, were && are, renewed));
  const others = renewed.filter((name) => !(were ?? are ?? []).some((user) => user.name === name));
  return [...known, ...others.map(anotherPassword)];
}

function userSetting(
  was: NeededUser,
  are: readonly NeededUser[] | undefined,
  renewed: readonly string[],
): readonly string[] {
  const is = are === undefined ? was : are.find(({ name }) => name === was.name);
  if (is === undefined) return [`the user ${was.name} can no longer log in`];
  const isOther = was.password !== undefined && is.password !== undefined && was.password !== is.password;
  const rights = compareRights(was.rights, is.rights);
  return [
    ...(isOther || renewed.includes(was.name) ? [anotherPassword(was.name)] : []),
    ...(rights === 'narrower' ? [`the user ${was.name} loses rights`] : []),
    ...(rights === 'other' ? [`the user ${was.name} has other rights`] : []),
  ];
}

function anotherPassword(user: string): string {
  return `another password of the user ${user}`;
}
