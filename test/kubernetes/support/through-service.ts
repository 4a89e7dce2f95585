import { isDeepStrictEqual } from 'node:util';
import { ask } from '../../e2e/support/clients';
import { waitUntil } from '../../e2e/support/wait-until';
import type { ClusterStage } from './cluster-stage';

/** Who has what a stack exports for one service. */
export class ServiceClient {
  private constructor(
    private readonly stage: ClusterStage,
    public readonly url: string,
    public readonly ca: string,
  ) {}

  /** @param prefix of the outputs */
  public static async of(stage: ClusterStage, prefix: string): Promise<ServiceClient> {
    const { deployment } = stage;
    return new ServiceClient(
      stage,
      await deployment.text(`${prefix}_url`),
      await deployment.text(`${prefix}_ca_certificate`),
    );
  }

  /** The answer to one command. */
  public ask = (...command: string[]): Promise<unknown> => askThrough(this.stage, this.url, command, this.ca);

  /**
   * Waits for an answer, as a client that reconnects does: nodes learn of a new pod a moment after it is ready, and after
   * Redis restarted each copy of a terminator learns by a check of its own that it serves again.
   */
  public async gets(expected: unknown, ...command: string[]): Promise<void> {
    await waitUntil(
      `${command.join(' ')} to be ${expected}`,
      async () => isDeepStrictEqual(await this.ask(...command), expected),
      { seconds: 90 },
    );
  }
}

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
