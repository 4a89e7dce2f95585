import { LABELS } from '../../render/labels';
import type { ClientNeeds, NeededUser } from '../workload-change';

/** Reads what clients need from the labels of a workload. An earlier release had no such labels. */
export function clientNeedsIn(labels: ReadonlyMap<string, string>): ClientNeeds | undefined {
  const endpoint = labels.get(LABELS.endpoint);
  if (endpoint === undefined) return undefined;
  return {
    endpoint: endpoint === 'none' ? null : endpointIn(endpoint),
    users: usersIn(labels.get(LABELS.users)),
    protocols: labels.get(LABELS.protocols)?.split(' '),
    names: labels.get(LABELS.names)?.split(' '),
    authority: labels.get(LABELS.authority),
  };
}

/** The port is what follows the last colon: an IPv6 address has more of them. */
function endpointIn(text: string): { readonly host: string; readonly port?: number } {
  const colon = text.lastIndexOf(':');
  const port = Number(text.slice(colon + 1));
  return { host: text.slice(0, colon), ...(Number.isInteger(port) && { port }) };
}

function usersIn(text: string | undefined): readonly NeededUser[] | undefined {
  const users = listIn(text);
  return users?.flatMap((user): NeededUser[] => {
    const [name, password, ...rights] = Array.isArray(user) ? user.map(String) : [];
    if (name === undefined) return [];
    return [{ name, password: password === '' ? undefined : password, rights }];
  });
}

function listIn(text: string | undefined): readonly unknown[] | undefined {
  if (text === undefined) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
