import { ask } from '../../e2e/support/clients';
import type { ClusterStage } from './cluster-stage';

/** Asks through the Service that a URL names, over TLS as the URL says, the certificate verified for that name. */
export async function askThrough(
  stage: ClusterStage,
  url: string,
  command: readonly string[],
  caPem?: string,
): Promise<unknown> {
  const [service = ''] = new URL(url).hostname.split('.');
  return askAt(await stage.address(service), url, command, caPem);
}

/** Asks at an address for the name that a URL has. */
export async function askAt(
  address: string,
  url: string,
  command: readonly string[],
  caPem?: string,
): Promise<unknown> {
  const target = new URL(url);
  const servername = target.hostname;
  target.hostname = address;
  return ask(target.href, command, caPem, url.startsWith('rediss:') ? { servername } : {});
}
